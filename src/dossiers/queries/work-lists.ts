import type { EntityManager } from 'typeorm';
import type { OutOfServiceReason } from '../../cabinets/index.js';
import { selectDossiers, type DossierRow } from './dossier-rows.js';

/** One thing an officer has to do, with what a list and a manifest show of it. */
export interface WorkItem {
  readonly dossierId: string;
  readonly trayLabel: string | null;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly procedureCode: string;
  readonly procedureName: { readonly vi: string; readonly en: string };
  readonly contents: DossierRow['contents'];
  readonly state: DossierRow['state'];
  readonly departmentCode: string | null;
  readonly size: 'small' | 'large';
  readonly lowTray: boolean;
}

/** Deposits that lie in trays, in the order of the cabinets. */
export function listToCollect(manager: EntityManager): Promise<WorkItem[]> {
  return list(manager, `dossier.state = 'deposited' AND dossier.custody_certain`);
}

/** Collected deposits that an officer holds and has not decided about: to accept, refuse or withdraw, oldest first. */
export function listToDecide(manager: EntityManager): Promise<WorkItem[]> {
  return list(manager, `dossier.state = 'collected'`, 'dossier.deposited_at, dossier.id');
}

/** What is overdue or withdrawn and still lies in a tray, in the order of the cabinets. */
export function listToReturn(manager: EntityManager): Promise<WorkItem[]> {
  return list(
    manager,
    `(dossier.state = 'overdue' OR (dossier.state = 'withdrawn' AND dossier.custody = 'tray'))
     AND dossier.custody_certain`,
  );
}

/**
 * What an officer holds and can put into a tray, by type of procedure. Results that must be handed over in person are
 * not among it.
 */
export function listToLoad(manager: EntityManager): Promise<WorkItem[]> {
  return list(
    manager,
    `dossier.custody = 'officer' AND dossier.tray_label IS NULL
     AND (dossier.state = 'supplement_needed' OR (dossier.state = 'result_ready' AND procedure.fetchable))`,
    'dossier.procedure_code, dossier.created_at, dossier.id',
  );
}

/** Results that departments and agencies have ready and that can go into a tray once an officer has fetched them. */
export function listToReceive(manager: EntityManager): Promise<WorkItem[]> {
  return list(
    manager,
    `dossier.state = 'result_ready' AND dossier.custody IN ('department', 'agency') AND procedure.fetchable`,
    'dossier.procedure_code, dossier.created_at, dossier.id',
  );
}

/** A tray that an officer has to look into: nobody can say what lies in it. */
export interface TrayToInspect {
  readonly trayLabel: string;
  /** The dossier that the tray is bound to. */
  readonly dossierId: string | null;
  readonly inService: boolean;
  readonly outOfServiceReason: OutOfServiceReason | null;
}

/** Trays whose content is uncertain, and trays that are out of service, in the order of the cabinets. */
export async function listToInspect(manager: EntityManager): Promise<TrayToInspect[]> {
  return manager.query<TrayToInspect[]>(
    `SELECT tray.label AS "trayLabel", dossier.id AS "dossierId", tray.in_service AS "inService",
            tray.out_of_service_reason AS "outOfServiceReason"
       FROM tray LEFT JOIN dossier ON dossier.tray_label = tray.label
      WHERE tray.installed AND (NOT tray.content_known OR NOT tray.in_service OR NOT dossier.custody_certain)
      ORDER BY tray.position`,
  );
}

async function list(
  manager: EntityManager,
  condition: string,
  order = 'tray.position, dossier.id',
): Promise<WorkItem[]> {
  const rows = await selectDossiers(manager, `WHERE ${condition} ORDER BY ${order}`);
  return rows.map(workItem);
}

function workItem(row: DossierRow): WorkItem {
  return {
    dossierId: row.id,
    trayLabel: row.tray_label,
    depositNumber: row.deposit_number,
    officialCode: row.official_code,
    procedureCode: row.procedure_code,
    procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
    contents: row.contents,
    state: row.state,
    departmentCode: row.department_code,
    size: row.tray_size,
    lowTray: row.low_tray,
  };
}
