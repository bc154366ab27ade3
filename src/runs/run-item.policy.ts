import type { Custody, State } from '../dossiers/dossier.machine.js';
import { assertUnreachable } from '../kernel/index.js';

export const runLists = ['collect', 'return', 'inspect', 'load'] as const;
/** The four lists of a run (design, section 7). */
export type RunList = (typeof runLists)[number];

/**
 * - `pending`: still to do; `done`: its aim is reached.
 * - `gone`: nothing is left to do, and not because of the run: the citizen came first, or the dossier was withdrawn or is lost.
 * - `unresolved`: still to do, and the officer has said why it is left so.
 */
export const itemResults = ['pending', 'done', 'gone', 'unresolved'] as const;
export type ItemResult = (typeof itemResults)[number];
/** What the papers say, whatever has been said about them. */
export type Standing = Exclude<ItemResult, 'unresolved'>;

/** Of a dossier, what an item depends on. */
export interface DossierNow {
  readonly state: State;
  readonly custody: Custody;
  readonly custodyCertain: boolean;
}

/**
 * How an item stands now. It is always asked of the records and never kept while the run is open: nothing can then go
 * stale, whichever way the papers have moved, by this run, by a citizen, or by an inspection that cleared something up.
 */
export function standingOf(list: RunList, dossier: DossierNow | undefined, toInspect: boolean): Standing {
  switch (list) {
    case 'inspect':
      return toInspect ? 'pending' : 'done';
    case 'collect':
      return dossier ? ofCollecting(dossier) : 'gone';
    case 'return':
      return dossier ? ofReturning(dossier) : 'gone';
    case 'load':
      return dossier ? ofLoading(dossier) : 'gone';
    default:
      return assertUnreachable(list);
  }
}

/**
 * To collect is to take out and to decide: papers in an officer's hands that nobody has decided about are not done with. A
 * supplement may lie in a tray again before the run ends: the deposit was collected all the same.
 */
function ofCollecting({ state, custody }: DossierNow): Standing {
  if (state === 'deposited' || state === 'collected') return 'pending';
  if (state === 'lost') return 'gone';
  return state === 'withdrawn' && custody === 'tray' ? 'pending' : 'done';
}

function ofReturning({ state, custody }: DossierNow): Standing {
  if (custody === 'tray') return 'pending';
  return state === 'picked_up' || state === 'lost' ? 'gone' : 'done';
}

/** What was sent to the desk instead has found its place, too. */
function ofLoading({ state }: DossierNow): Standing {
  if (state === 'result_ready' || state === 'supplement_needed') return 'pending';
  return state === 'withdrawn' || state === 'lost' ? 'gone' : 'done';
}

/** A stated reason counts only while there is something to state it about. */
export function resultOf(standing: Standing, reason: string | null): ItemResult {
  return standing === 'pending' && reason !== null ? 'unresolved' : standing;
}

export const itemOpenings = ['collect', 'return', 'inspect', 'load'] as const;
export type ItemOpening = (typeof itemOpenings)[number];

/**
 * For what a tray would be opened for an item now; undefined when nothing is to be opened. Where nobody can say what lies
 * in the tray, an officer must look first, whatever the list says (I7).
 * @param operationPending a door operation for the dossier or the item is not settled.
 * @param openings what is legal for the dossier now, and allowed to the asker.
 */
export function openingOf(
  list: RunList,
  standing: Standing,
  dossier: DossierNow | undefined,
  operationPending: boolean,
  openings: readonly Exclude<ItemOpening, 'inspect'>[],
): ItemOpening | undefined {
  if (standing !== 'pending' || operationPending) return undefined;
  if (list === 'inspect' || dossier?.custodyCertain === false) return 'inspect';
  return openings[0];
}

/** Whether something that was collected waits for the officer's decision, and for no door. */
export function isToBeDecided(list: RunList, dossier: DossierNow | undefined): boolean {
  return list === 'collect' && dossier?.state === 'collected';
}

/** Whether something to load must first be fetched from the department or agency. */
export function isToBeReceived(list: RunList, dossier: DossierNow | undefined): boolean {
  return list === 'load' && (dossier?.custody === 'department' || dossier?.custody === 'agency');
}
