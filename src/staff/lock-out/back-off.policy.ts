import { addMs, hourMs, minuteMs } from '../../kernel/index.js';

/** So many wrong tries in a row cost nothing: people mistype. */
export const failuresUntilWait = 5;

export const longestWaitMs = hourMs;

/** How long nobody may try again after so many wrong tries in a row; each further one doubles it, up to an hour. */
export function waitAfter(failures: number): number {
  if (failures < failuresUntilWait) return 0;
  return Math.min(minuteMs * 2 ** (failures - failuresUntilWait), longestWaitMs);
}

export interface FailuresInARow {
  readonly failures: number;
  readonly failedAt: Date;
}

/**
 * How much of the wait is left, in milliseconds; 0 when the next try may come. What seems to lie ahead of the clock is not
 * waited for: a clock that was wrong for a moment must not keep people away for years.
 */
export function leftToWait({ failures, failedAt }: FailuresInARow, at: Date): number {
  const wait = waitAfter(failures);
  const left = addMs(failedAt, wait).getTime() - at.getTime();
  return left > 0 && left <= wait ? left : 0;
}
