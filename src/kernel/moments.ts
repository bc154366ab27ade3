import { secondMs } from './durations.js';

/**
 * So far ahead of the clock something may lie that has happened already: a request keeps the time at which it began, and one that
 * began after it may overtake it while it waits for a lock, which no statement does for longer. Time services stay far below: once a
 * clock is right they slow it down, or set it back by parts of a second.
 */
export const clockToleranceMs = 15 * secondMs;

/** What holds for a while: a code, a session, a proof. */
export interface Span {
  /** When it was last made or renewed. */
  readonly from: Date;
  readonly until: Date;
}

/** Whether something lies ahead of the clock: the clock has been set back since, and nobody knows how old it is. */
export function liesAhead(time: Date, at: Date): boolean {
  return time.getTime() > at.getTime() + clockToleranceMs;
}

/** The one place that says whether something holds now. What lies ahead does not: it would live longer by what the clock was set back. */
export function holdsAt({ from, until }: Span, at: Date): boolean {
  return !liesAhead(from, at) && at < until;
}

/** Something that is counted over the time after it. */
export interface CountedEvent {
  readonly time: Date;
  /** When it was first seen to lie ahead of the clock; null while it does not. */
  readonly aheadSince: Date | null;
}

/**
 * The time from which an event is counted. One that lies ahead by less than what is counted over counts by its own time, thus longer. One
 * further ahead counts as if it had happened when that was first seen, or now: a clock that is set back empties no limit, and one
 * that was far ahead for a moment fills none for years.
 *
 * @param overMs how long it is counted
 */
export function countedFrom({ time, aheadSince }: CountedEvent, overMs: number, at: Date): Date {
  if (time.getTime() < at.getTime() + overMs) return time;
  return aheadSince !== null && aheadSince < at ? aheadSince : at;
}
