import type { Schema } from '../../shared/api/index.js';

export type DoorOperation = Schema<'DoorOperation'>;

/** How far an opening has come, as the person before the door sees it. */
export type DoorPhase =
  /** The pulse is on its way. */
  | 'opening'
  /** The door stands open. */
  | 'open'
  /** It was left open for too long. */
  | 'left_open'
  /** It is closed again; what was done there must be said. */
  | 'to_be_confirmed'
  /** It is closed again, or the lock did not give way; the service is about to settle. */
  | 'settling'
  /** No sensor says whether it opened: the person looks. */
  | 'uncertain'
  | 'settled';

/** Total over everything an operation can look like. */
export function doorPhaseOf(operation: DoorOperation): DoorPhase {
  const { outcome, door, doorSeenOpen, leftOpen, settledAt } = operation;
  if (settledAt !== null) return 'settled';
  if (door === 'open') return leftOpen === 'none' ? 'open' : 'left_open';
  if (doorSeenOpen || outcome === 'opened') {
    if (door === 'unknown') return 'uncertain';
    return asksForWord(operation) ? 'to_be_confirmed' : 'settling';
  }
  if (outcome === null) return 'opening';
  return outcome === 'not_opened' ? 'settling' : 'uncertain';
}

/**
 * Whether the person's word decides: of what was found in an inspection always, of papers moved only where no sensor
 * sees them.
 */
export function wordDecides({ purpose, occupancy }: DoorOperation): boolean {
  return purpose === 'inspect' || occupancy === 'unknown';
}

const asksForWord = (operation: DoorOperation): boolean =>
  wordDecides(operation) && operation.confirmation === 'nothing';

/** Whether to ask now: while the door is open or just closed, until the person has spoken. */
export function asksNow(operation: DoorOperation): boolean {
  const phase = doorPhaseOf(operation);
  const canHaveLooked =
    phase === 'open' || phase === 'left_open' || phase === 'to_be_confirmed' || phase === 'uncertain';
  return canHaveLooked && asksForWord(operation);
}
