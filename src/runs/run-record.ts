import type { State } from '../dossiers/index.js';
import type { ItemResult, RunList } from './run-item.policy.js';

/**
 * What a run has come to, item by item: the substance of its manifest. Written down at the closing, so that the paper
 * says the same whenever it is printed again, wherever the dossiers have gone since. It names no citizen.
 */
export interface RunRecord {
  /** Who opened it; with who closed it, where that was somebody else. */
  readonly officerName: string;
  readonly lists: Readonly<Record<RunList, readonly RunRecordItem[]>>;
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
