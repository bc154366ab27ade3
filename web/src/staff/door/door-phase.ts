import type { Schema } from '../../shared/api/index.js';
import { lacksWord, seenOfDoor, type SeenOfDoor } from '../../shared/door/seen-of-door.js';

export type DoorOperation = Schema<'DoorOperation'>;

/** How far an opening has come, as the person before the door sees it. */
export type DoorPhase =
  | SeenOfDoor
  /** The pulse is on its way. */
  | 'opening'
  /** It is closed again; what was done there must be said. */
  | 'to_be_confirmed'
  /** It is closed again, or the lock did not give way; the service is about to settle. */
  | 'settling'
  /** No sensor says whether it opened: the person looks. */
  | 'uncertain';

/** Total over everything an operation can look like. */
export function doorPhaseOf(operation: DoorOperation): DoorPhase {
  const seen = seenOfDoor(operation);
  if (seen !== undefined) return seen;
  const { outcome, door, doorSeenOpen } = operation;
  if (doorSeenOpen || outcome === 'opened') {
    if (door === 'unknown') return 'uncertain';
    return lacksWord(operation) ? 'to_be_confirmed' : 'settling';
  }
  if (outcome === null) return 'opening';
  return outcome === 'not_opened' ? 'settling' : 'uncertain';
}

/** Whether to ask now: while the door is open or just closed, until the person has spoken. */
export function asksNow(operation: DoorOperation): boolean {
  const phase = doorPhaseOf(operation);
  const canHaveLooked =
    phase === 'open' || phase === 'left_open' || phase === 'to_be_confirmed' || phase === 'uncertain';
  return canHaveLooked && lacksWord(operation);
}
