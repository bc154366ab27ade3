import { addMs, countedFrom, hourMs, minuteMs } from '../../kernel/index.js';

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
  readonly aheadSince: Date | null;
}

/**
 * How much of the wait is left, in milliseconds; 0 when the next try may come. A clock that is set back ends no wait, and one that was far
 * ahead for a moment keeps nobody away for years.
 */
export function leftToWait({ failures, failedAt: time, aheadSince }: FailuresInARow, at: Date): number {
  const wait = waitAfter(failures);
  const from = countedFrom({ time, aheadSince }, wait, at);
  return Math.max(0, addMs(from, wait).getTime() - at.getTime());
}
