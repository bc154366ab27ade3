import type { Schema } from '../../shared/api/index.js';
import { lacksWord, seenOfDoor, type SeenOfDoor } from '../../shared/door/seen-of-door.js';

type DoorOperation = Schema<'DoorOperation'>;

/** What the person before the tray sees and is asked to do. */
export type DoorPhase =
  | SeenOfDoor
  /** The lock was told to let go; nothing is known yet. */
  | 'opening'
  /** The cabinet gave no evidence: the door may have to be pulled. */
  | 'unclear'
  /** Closed, and no sensor says whether the papers lie there: only the person knows. */
  | 'asking'
  /** Closed; the service concludes. */
  | 'checking';

/** Total over everything an operation can say. */
export function doorPhase(operation: DoorOperation): DoorPhase {
  const seen = seenOfDoor(operation);
  if (seen !== undefined) return seen;
  const { door, doorSeenOpen, outcome } = operation;
  if (doorSeenOpen) return lacksWord(operation) ? 'asking' : 'checking';
  if (outcome === 'unknown' || door === 'unknown') return 'unclear';
  return outcome === null ? 'opening' : 'checking';
}
