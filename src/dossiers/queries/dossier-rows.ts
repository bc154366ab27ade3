import type { EntityManager } from 'typeorm';
import type { PickupFactor } from '../../config/index.js';
import type { Contents, Custody, Origin, State } from '../dossier.machine.js';
import { missingCondition } from '../missing.js';
import { joinDossierKey, sealedPersonColumns, type SealedPersonRow } from '../personal-data/persons.js';

/** A dossier with the names that belong to it, as lists and screens of staff read it; its person sealed. */
export interface DossierRow extends SealedPersonRow {
  readonly origin: Origin;
  readonly deposit_number: string | null;
  readonly official_code: string | null;
  readonly procedure_code: string;
  readonly procedure_name_vi: string;
  readonly procedure_name_en: string;
  readonly tray_size: 'small' | 'large';
  readonly fetchable: boolean;
  readonly state: State;
  readonly contents: Contents;
  readonly custody: Custody;
  readonly custody_certain: boolean;
  readonly tray_label: string | null;
  readonly department_code: string | null;
  readonly department_name_vi: string | null;
  readonly department_name_en: string | null;
  readonly officer_id: string | null;
  readonly officer_name: string | null;
  readonly low_tray: boolean;
  readonly pickup_factor: PickupFactor | null;
  readonly missing_papers: string[] | null;
  readonly reason: string | null;
  readonly created_at: Date;
  readonly reserved_until: Date | null;
  readonly deposited_at: Date | null;
  readonly accepted_at: Date | null;
  readonly due_at: Date | null;
  readonly loaded_at: Date | null;
  readonly window_ends_at: Date | null;
  readonly closed_at: Date | null;
  readonly operation_pending: boolean;
  readonly missing: boolean;
}

const selection = `
  SELECT ${sealedPersonColumns}, dossier.origin, dossier.deposit_number, dossier.official_code, dossier.procedure_code,
         procedure.name_vi AS procedure_name_vi, procedure.name_en AS procedure_name_en, procedure.tray_size,
         procedure.fetchable, dossier.state, dossier.contents, dossier.custody, dossier.custody_certain,
         dossier.tray_label, dossier.department_code, department.name_vi AS department_name_vi,
         department.name_en AS department_name_en, dossier.officer_id, officer.display_name AS officer_name,
         dossier.low_tray, dossier.pickup_factor, dossier.missing_papers, dossier.reason,
         dossier.created_at, dossier.reserved_until, dossier.deposited_at, dossier.accepted_at, dossier.due_at,
         dossier.loaded_at, dossier.window_ends_at, dossier.closed_at,
         EXISTS (SELECT FROM door_operation operation
                  WHERE operation.settled_at IS NULL
                    AND (operation.dossier_id = dossier.id OR operation.tray_label = dossier.tray_label))
           AS operation_pending,
         ${missingCondition} AS missing
    FROM dossier
    ${joinDossierKey}
    JOIN procedure ON procedure.code = dossier.procedure_code
    LEFT JOIN department ON department.code = dossier.department_code
    LEFT JOIN staff_account officer ON officer.id = dossier.officer_id
    LEFT JOIN tray ON tray.label = dossier.tray_label`;

/** @param tail SQL after the joins, over `dossier`, `procedure` and `tray`: condition, order, limit. */
export function selectDossiers(
  manager: EntityManager,
  tail: string,
  parameters: readonly unknown[] = [],
): Promise<DossierRow[]> {
  return manager.query<DossierRow[]>(`${selection} ${tail}`, [...parameters]);
}
