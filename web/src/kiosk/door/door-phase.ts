import type { Schema } from '../../shared/api/index.js';

type DoorOperation = Schema<'DoorOperation'>;

/** What the person before the tray sees and is asked to do. */
export type DoorPhase =
  /** The lock was told to let go; nothing is known yet. */
  | 'opening'
  /** The cabinet gave no evidence: the door may have to be pulled. */
  | 'unclear'
  | 'open'
  /** Open for so long that the person is warned. */
  | 'left_open'
  /** Closed, and no sensor says whether the papers lie there: only the person knows. */
  | 'asking'
  /** Closed; the service concludes. */
  | 'checking'
  | 'settled';

/** Total over everything an operation can say. */
export function doorPhase(operation: DoorOperation): DoorPhase {
  const { door, doorSeenOpen, occupancy, confirmation, outcome, leftOpen, settledAt } = operation;
  if (settledAt !== null) return 'settled';
  if (door === 'open') return leftOpen === 'none' ? 'open' : 'left_open';
  if (doorSeenOpen) return occupancy === 'unknown' && confirmation === 'nothing' ? 'asking' : 'checking';
  if (outcome === 'unknown' || door === 'unknown') return 'unclear';
  return outcome === null ? 'opening' : 'checking';
}
