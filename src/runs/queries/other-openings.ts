import type { EntityManager } from 'typeorm';
import type { Purpose, Settlement } from '../../hardware/index.js';
import type { OtherOpening } from '../run-record.js';

interface Row {
  readonly operation_id: string;
  readonly tray_label: string;
  readonly purpose: Purpose;
  readonly authorised_at: Date;
  readonly settlement: Settlement | null;
  readonly opener: string;
  readonly deposit_number: string | null;
  readonly official_code: string | null;
}

/**
 * Trays that staff have opened while a run was open, and that are about nothing on its lists: inspections above all. By the
 * order of the ledger and not by the clock, as the hand-over sheets are.
 */
export async function listOtherOpenings(manager: EntityManager, runId: string): Promise<OtherOpening[]> {
  const rows = await manager.query<Row[]>(
    `SELECT operation.id AS operation_id, operation.tray_label, operation.purpose, operation.authorised_at,
            operation.settlement, coalesce(opener.display_name, operation.actor_id) AS opener,
            dossier.deposit_number, dossier.official_code
       FROM ledger_entry opened
       JOIN ledger_entry authorised
         ON authorised.kind = 'door_operation.authorised' AND authorised.sequence > opened.sequence
       JOIN door_operation operation ON operation.id::text = authorised.subject_id
       LEFT JOIN dossier ON dossier.id = operation.dossier_id
       LEFT JOIN staff_account opener ON opener.id::text = operation.actor_id
      WHERE opened.subject_type = 'run' AND opened.subject_id = $1::text AND opened.subject_version = 1
        AND operation.actor_type = 'staff'
        AND NOT EXISTS (
          SELECT FROM run_item item
           WHERE item.run_id = $1::uuid
             AND (item.dossier_id = operation.dossier_id
                  OR (item.list = 'inspect' AND item.tray_label = operation.tray_label)))
      ORDER BY authorised.sequence`,
    [runId],
  );
  return rows.map((row) => ({
    operationId: row.operation_id,
    trayLabel: row.tray_label,
    purpose: row.purpose,
    authorisedAt: row.authorised_at.toISOString(),
    openerName: row.opener,
    depositNumber: row.deposit_number,
    officialCode: row.official_code,
    settlement: row.settlement,
  }));
}
