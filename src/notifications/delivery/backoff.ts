import { assertInvariant, type Randomness } from '../../kernel/index.js';

/** Waiting times that grow by a factor up to a longest one. */
export interface BackoffSchedule {
  readonly firstMs: number;
  readonly factor: number;
  readonly longestMs: number;
  /** How often at most; after that it is given up. */
  readonly times: number;
}

/**
 * How long to wait after the given number of tries (1 or more): between half of the scheduled time and the whole of
 * it, so that notices which failed together do not come back together.
 */
export function backoffMs(schedule: BackoffSchedule, tries: number, randomness: Randomness): number {
  assertInvariant(tries >= 1, `a back-off follows a try, not ${tries}`);
  const whole = Math.min(schedule.longestMs, schedule.firstMs * schedule.factor ** (tries - 1));
  const half = Math.floor(whole / 2);
  return half + randomness.below(Math.ceil(whole) - half + 1);
}
