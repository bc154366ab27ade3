import type { Schema } from '../api/index.js';

type DoorOperation = Schema<'DoorOperation'>;

/** What kiosk and console see alike of a running opening; what lies between, each words for whom it speaks to. */
export type SeenOfDoor =
  | 'settled'
  | 'open'
  /** Open for so long that the person is warned. */
  | 'left_open';

/** Undefined while the opening runs and the door is not seen open. */
export function seenOfDoor({
  settledAt,
  door,
  leftOpen,
}: Pick<DoorOperation, 'settledAt' | 'door' | 'leftOpen'>): SeenOfDoor | undefined {
  if (settledAt !== null) return 'settled';
  if (door !== 'open') return undefined;
  return leftOpen === 'none' ? 'open' : 'left_open';
}

/**
 * Whether the person must still say what was done: of what was found in an inspection always, of papers moved only where
 * no sensor sees them.
 */
export const lacksWord = ({
  purpose,
  occupancy,
  confirmation,
}: Pick<DoorOperation, 'purpose' | 'occupancy' | 'confirmation'>): boolean =>
  (purpose === 'inspect' || occupancy === 'unknown') && confirmation === 'nothing';
