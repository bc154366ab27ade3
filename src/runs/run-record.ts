import type { State } from '../dossiers/index.js';
import type { Purpose, Settlement } from '../hardware/index.js';
import type { ItemResult, RunList } from './run-item.policy.js';

/**
 * What a run has come to, item by item: the substance of its manifest. Written down at the closing, so that the paper
 * says the same whenever it is printed again, wherever the dossiers have gone since. It names no citizen.
 */
export interface RunRecord {
  /** Who opened it; with who closed it, where that was somebody else. */
  readonly officerName: string;
  readonly lists: Readonly<Record<RunList, readonly RunRecordItem[]>>;
  /** Trays that staff opened during the run beside its lists. */
  readonly otherOpenings: readonly OtherOpening[];
}

export interface OtherOpening {
  readonly operationId: string;
  readonly trayLabel: string;
  readonly purpose: Purpose;
  /** RFC 3339, since the record is JSON. */
  readonly authorisedAt: string;
  readonly openerName: string;
  /** Of the dossier that the tray was bound to, if there was one. */
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  /** Null while it is not settled; a run is not closed over such a one. */
  readonly settlement: Settlement | null;
}

export interface RunRecordItem {
  /** Null for something that was to be loaded and never got as far as a tray. */
  readonly trayLabel: string | null;
  readonly dossierId: string | null;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  /** In Vietnamese. */
  readonly procedureName: string | null;
  readonly result: ItemResult;
  /** How the dossier stood. */
  readonly state: State | null;
  /** With which department or agency, in Vietnamese. */
  readonly departmentName: string | null;
  /** Why it was left, refused or taken out of its course. */
  readonly reason: string | null;
}
