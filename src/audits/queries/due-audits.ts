import type { EntityManager } from 'typeorm';
import { auditDueSince } from '../audit-due.policy.js';

interface CabinetRow {
  readonly id: string;
  readonly last_closed_at: Date | null;
  readonly in_use_since: Date;
}

export interface DueAudit {
  readonly cabinetId: string;
  readonly since: Date;
}

/** The cabinets whose weekly audit is due, in their order. */
export async function readDueAudits(manager: EntityManager, at: Date): Promise<DueAudit[]> {
  const cabinets = await manager.query<CabinetRow[]>(
    `SELECT cabinet.id, min(installed.occurred_at::timestamptz) AS in_use_since,
            (SELECT max(closed_at) FROM audit WHERE cabinet_id = cabinet.id) AS last_closed_at
       FROM cabinet
       JOIN tray ON tray.cabinet_id = cabinet.id AND tray.installed
       JOIN ledger_entry installed
         ON installed.subject_type = 'tray' AND installed.subject_id = tray.label AND installed.kind = 'tray.installed'
      GROUP BY cabinet.id, cabinet.position ORDER BY cabinet.position`,
  );
  return cabinets.flatMap(({ id, last_closed_at: lastClosedAt, in_use_since: inUseSince }) => {
    const since = auditDueSince({ lastClosedAt, inUseSince }, at);
    return since === undefined ? [] : [{ cabinetId: id, since }];
  });
}
