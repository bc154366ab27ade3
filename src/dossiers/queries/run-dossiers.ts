import type { EntityManager } from 'typeorm';
import type { Persons } from '../personal-data/persons.js';
import type { StaffDossier } from '../http/staff-dossiers.schemas.js';
import type { StaffAsking } from '../staff-scope.js';
import { selectDossiers } from './dossier-rows.js';
import { staffDossierView } from './staff-dossier.view.js';

/** Dossiers by id, in no order; what is not there is left out. For whoever may see all of them. */
export async function findStaffDossiers(
  manager: EntityManager,
  persons: Persons,
  staff: StaffAsking,
  ids: readonly string[],
): Promise<StaffDossier[]> {
  const rows = await selectDossiers(manager, 'WHERE dossier.id = ANY ($1)', [ids]);
  return rows.map((row) => staffDossierView(row, staff, persons));
}

/** An accepted application on its way to a department, with its holder: for the sheet that goes with the papers. */
export interface AcceptedDossier {
  readonly departmentCode: string;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly procedureCode: string;
  readonly procedureName: { readonly vi: string; readonly en: string };
  readonly holderName: string | null;
}

/** A stretch of the ledger by sequence numbers, without both ends. */
export interface LedgerPeriod {
  readonly after: number;
  /** Undefined: up to now. */
  readonly until: number | undefined;
}

/** What was accepted in a stretch of the ledger, in the order of acceptance. */
export async function listAccepted(
  manager: EntityManager,
  persons: Persons,
  period: LedgerPeriod,
): Promise<AcceptedDossier[]> {
  const rows = await selectDossiers(
    manager,
    `JOIN ledger_entry entry ON entry.subject_id = dossier.id::text
     WHERE entry.kind = 'dossier.accepted' AND entry.sequence > $1
       AND ($2::bigint IS NULL OR entry.sequence < $2)
     ORDER BY entry.sequence`,
    [period.after, period.until ?? null],
  );
  return rows.flatMap((row) =>
    row.department_code === null
      ? []
      : [
          {
            departmentCode: row.department_code,
            depositNumber: row.deposit_number,
            officialCode: row.official_code,
            procedureCode: row.procedure_code,
            procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
            holderName: persons.open(row).holderName,
          },
        ],
  );
}
