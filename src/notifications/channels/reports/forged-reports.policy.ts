import { minuteMs } from '../../../kernel/index.js';

/** One may be a mistake of somebody's; so many in so short a time are an attack, or a wrong PUBLIC_BASE_URL or token. */
export const manyForged = 10;
export const manyWithinMs = 10 * minuteMs;

/** What is remembered of refused reports: the times of the newest, and when they last were too many. */
export interface ForgedReports {
  readonly newest: readonly Date[];
  readonly alarmedAt: Date | undefined;
}

export const noForgedReports: ForgedReports = { newest: [], alarmedAt: undefined };

/**
 * Counts one more. An alarm is raised once for as long as they keep coming, and anew after `manyWithinMs` of silence.
 * @returns what is to be remembered, at most `manyForged` times of it, and whether to raise the alarm now.
 */
export function countForged(
  { newest, alarmedAt }: ForgedReports,
  at: Date,
): { readonly remembered: ForgedReports; readonly alarm: boolean } {
  const previous = newest.at(-1);
  const stillAlarmed =
    alarmedAt !== undefined && previous !== undefined && isWithin(previous, at) ? alarmedAt : undefined;
  const times = [...newest.filter((time) => isWithin(time, at)), at].slice(-manyForged);
  const alarm = stillAlarmed === undefined && times.length === manyForged;
  return { remembered: { newest: times, alarmedAt: alarm ? at : stillAlarmed }, alarm };
}

function isWithin(time: Date, at: Date): boolean {
  return at.getTime() - time.getTime() < manyWithinMs;
}
