import type { DoorState, Occupancy, OpenOutcome } from '@motcua247/firmware-bridge/contract';

/**
 * Where the papers are after a door operation (design, section 5). Pure and total: for every combination of what was
 * meant, what the door did, what the tray holds and what the person said there is exactly one conclusion.
 */

export const purposes = ['deposit', 'pickup', 'collect', 'return', 'load', 'inspect', 'reopen'] as const;
export type Purpose = (typeof purposes)[number];

/** Everything the door is known to have done by the time of the settlement. */
export const doorEvidences = ['stayed_closed', 'opened_and_closed', 'left_open', 'unknown'] as const;
export type DoorEvidence = (typeof doorEvidences)[number];

/** What the person at the tray said: that it was done as meant, that it was not, or nothing. For an inspection: that papers lie in the tray, or that it is empty. For a reopening: that the papers are with them now, or that they are not. */
export const confirmations = ['done', 'not_done', 'nothing'] as const;
export type Confirmation = (typeof confirmations)[number];

/**
 * - `moved`: the papers went where the operation was to take them; `not_moved`: they are where they were.
 * - `unverified`: nobody can say; an officer must look (I7).
 * - `found_papers`, `found_empty`: what an officer saw; only of an inspection.
 */
export const settlements = ['moved', 'not_moved', 'unverified', 'found_papers', 'found_empty'] as const;
export type Settlement = (typeof settlements)[number];

/** Whether the tray now looks as if the operation had been carried out. */
type Effect = 'achieved' | 'not_achieved' | 'unknown';

function effectOf(purpose: Exclude<Purpose, 'inspect'>, occupancy: Occupancy): Effect {
  if (occupancy === 'unknown') return 'unknown';
  const meansToFill = purpose === 'deposit' || purpose === 'load';
  return meansToFill === (occupancy === 'present') ? 'achieved' : 'not_achieved';
}

type Row = Readonly<Record<Effect, Readonly<Record<Confirmation, 'moved' | 'not_moved' | 'unverified'>>>>;

/** With a sensor the sensor decides and the person only corrects: a contradiction is for an officer to clear up. */
const movements = {
  // The door never opened. Whatever speaks against that is a contradiction.
  stayed_closed: {
    achieved: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
    not_achieved: { done: 'unverified', not_done: 'not_moved', nothing: 'not_moved' },
    unknown: { done: 'unverified', not_done: 'not_moved', nothing: 'not_moved' },
  },
  // The ordinary case. Without a sensor the person's word counts, and silence leaves it open.
  opened_and_closed: {
    achieved: { done: 'moved', not_done: 'unverified', nothing: 'moved' },
    not_achieved: { done: 'unverified', not_done: 'not_moved', nothing: 'not_moved' },
    unknown: { done: 'moved', not_done: 'not_moved', nothing: 'unverified' },
  },
  // An open tray can still be filled or emptied by anybody.
  left_open: {
    achieved: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
    not_achieved: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
    unknown: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
  },
  // Only what the sensor shows counts; a word alone does not, since the door may never have opened.
  unknown: {
    achieved: { done: 'moved', not_done: 'unverified', nothing: 'moved' },
    not_achieved: { done: 'unverified', not_done: 'not_moved', nothing: 'not_moved' },
    unknown: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
  },
} as const satisfies Record<DoorEvidence, Row>;

const unverified = { done: 'unverified', not_done: 'unverified', nothing: 'unverified' } as const;

/**
 * Somebody fetched papers, by the records, and then said that some are left. Their word was wrong once, so only a sensor
 * that sees the tray empty behind a closed door confirms that all are fetched; everything else an officer looks into
 * (I7). The papers never go back into the records of the tray: `not_moved` does not occur.
 */
const reopenings = {
  stayed_closed: { achieved: unverified, not_achieved: unverified, unknown: unverified },
  opened_and_closed: {
    achieved: { done: 'moved', not_done: 'unverified', nothing: 'moved' },
    not_achieved: unverified,
    unknown: unverified,
  },
  left_open: { achieved: unverified, not_achieved: unverified, unknown: unverified },
  unknown: { achieved: unverified, not_achieved: unverified, unknown: unverified },
} as const satisfies Record<DoorEvidence, Row>;

/**
 * An officer's eyes beat the sensor, but only if the door can have been open for them to look. Through one that stayed closed nothing
 * went: what was known of the tray is still known.
 */
const findings = {
  stayed_closed: { done: 'unverified', not_done: 'unverified', nothing: 'not_moved' },
  opened_and_closed: { done: 'found_papers', not_done: 'found_empty', nothing: 'unverified' },
  left_open: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
  unknown: { done: 'unverified', not_done: 'unverified', nothing: 'unverified' },
} as const satisfies Record<DoorEvidence, Record<Confirmation, Settlement>>;

export function settle(
  purpose: Purpose,
  door: DoorEvidence,
  occupancy: Occupancy,
  confirmation: Confirmation,
): Settlement {
  if (purpose === 'inspect') return findings[door][confirmation];
  const table = purpose === 'reopen' ? reopenings : movements;
  return table[door][effectOf(purpose, occupancy)][confirmation];
}

/**
 * What an inspection says about the operation that was left unverified: the papers were moved or they were not.
 */
export function clearUp(
  unverified: Exclude<Purpose, 'inspect'>,
  finding: 'found_papers' | 'found_empty',
): 'moved' | 'not_moved' {
  const occupancy = finding === 'found_papers' ? 'present' : 'absent';
  return effectOf(unverified, occupancy) === 'achieved' ? 'moved' : 'not_moved';
}

/** What is known of a running operation when it is looked at. */
export interface OperationEvidence {
  readonly purpose: Purpose;
  /** The bridge's answer; null while there is none. */
  readonly outcome: OpenOutcome | null;
  readonly doorSeenOpen: boolean;
  /** What the sensors show now. */
  readonly door: DoorState;
  readonly occupancy: Occupancy;
  readonly confirmation: Confirmation;
  /** The time for waiting is over. */
  readonly deadlinePassed: boolean;
}

/** Settles an operation as soon as nothing that could still happen would change the conclusion; undefined: wait. */
export function conclude(evidence: OperationEvidence): Settlement | undefined {
  const door = doorEvidenceOf(evidence);
  if (door === undefined) return undefined;
  const settlement = settle(evidence.purpose, door, evidence.occupancy, evidence.confirmation);
  const personMayStillSpeak =
    door === 'opened_and_closed' && evidence.confirmation === 'nothing' && settlement === 'unverified';
  const wordWouldSettle = confirmations.some(
    (word) => settle(evidence.purpose, door, evidence.occupancy, word) !== 'unverified',
  );
  const waits = personMayStillSpeak && wordWouldSettle && !evidence.deadlinePassed;
  return waits ? undefined : settlement;
}

function doorEvidenceOf(evidence: OperationEvidence): DoorEvidence | undefined {
  const { outcome, doorSeenOpen, door, deadlinePassed } = evidence;
  // A pulse that was refused because the door stands open already says nothing about a door that stayed closed.
  if (doorSeenOpen || outcome === 'opened' || (outcome === 'not_opened' && door === 'open')) {
    if (door === 'closed') return outcome === null && !deadlinePassed ? undefined : 'opened_and_closed';
    if (!deadlinePassed) return undefined;
    return door === 'open' ? 'left_open' : 'unknown';
  }
  if (outcome === 'not_opened') return 'stayed_closed';
  return deadlinePassed ? 'unknown' : undefined;
}
