import type { Purpose, Settlement } from '../hardware/index.js';
import { addMs, secondMs, type ProblemCode } from '../kernel/index.js';

/** A pickup as it decides whether its tray may be opened once more; read while tray and dossier are locked. */
export interface PickupToReopen {
  readonly purpose: Purpose;
  readonly settlement: Settlement | null;
  readonly settledAt: Date | null;
  /** The tray was opened again for this pickup already. */
  readonly reopened: boolean;
  /** The tray was opened for something else since, even if it is free again. */
  readonly openedSince: boolean;
  /** The tray holds something, or is promised to somebody. */
  readonly trayTaken: boolean;
}

export type WhyNotReopen = 'not_settled' | 'not_fetched' | 'too_late' | 'reopened_already' | 'tray_taken';

/**
 * Why a tray may not be opened again for who says that papers are left in it; undefined when it may. What was not moved
 * needs none of this: it is fetched again as before. A tray that was anybody else's since is never opened (I3).
 *
 * @param graceSeconds how long after the settlement; 0: never.
 */
export function whyNotReopen(
  pickup: PickupToReopen,
  at: Date,
  graceSeconds: number,
): WhyNotReopen | undefined {
  if (pickup.purpose !== 'pickup') return 'not_fetched';
  if (pickup.settledAt === null) return 'not_settled';
  if (pickup.settlement !== 'moved') return 'not_fetched';
  if (pickup.reopened) return 'reopened_already';
  if (at >= addMs(pickup.settledAt, graceSeconds * secondMs)) return 'too_late';
  return pickup.openedSince || pickup.trayTaken ? 'tray_taken' : undefined;
}

/** How the refusal is told. */
export const reopeningRefusals = {
  not_settled: { code: 'door_operation_pending', detail: 'The tray is not closed yet. Close it first.' },
  not_fetched: {
    code: 'transition_not_legal',
    detail: 'By this opening nothing was fetched. Open the tray as before.',
  },
  too_late: {
    code: 'transition_not_legal',
    detail: 'The time to open the tray again is over. The desk can help.',
  },
  reopened_already: {
    code: 'transition_not_legal',
    detail: 'The tray was opened again already. The desk can help.',
  },
  tray_taken: {
    code: 'tray_not_free',
    detail: 'The tray belongs to somebody else by now. The desk can help.',
  },
} as const satisfies Record<WhyNotReopen, { code: ProblemCode; detail: string }>;
