import type { Schema } from '../../shared/api/index.js';
import type { Screen } from './screens.js';
import type { PlainTroubleKind, Trouble } from './troubles.js';

type DoorOperation = Schema<'DoorOperation'>;

/** The screen after an operation of a citizen is settled. */
export function screenAfter(operation: DoorOperation): Screen {
  const isPickup = operation.purpose !== 'deposit';
  switch (operation.settlement) {
    case 'moved':
      return { name: isPickup ? 'fetched' : 'deposited' };
    case 'not_moved':
      return { name: 'trouble', trouble: notMoved(operation, isPickup) };
    // The last two are an officer's; whoever stands here is told that an officer knows more.
    case 'unverified':
    case 'found_papers':
    case 'found_empty':
    case null:
      return trouble(isPickup ? 'unsure_pickup' : 'unsure_deposit');
  }
}

function notMoved(operation: DoorOperation, isPickup: boolean): Trouble {
  const { doorSeenOpen, outcomeReason, readyInMs } = operation;
  if (doorSeenOpen) return { kind: isPickup ? 'not_taken' : 'not_put_in' };
  if (outcomeReason !== 'cooling_down')
    return { kind: isPickup ? 'lock_stuck_pickup' : 'lock_stuck_deposit' };
  const waitSeconds = readyInMs === null ? null : Math.ceil(readyInMs / 1_000);
  return { kind: isPickup ? 'lock_cools_pickup' : 'lock_cools_deposit', waitSeconds };
}

const trouble = (kind: PlainTroubleKind): Screen => ({
  name: 'trouble',
  trouble: { kind },
});
