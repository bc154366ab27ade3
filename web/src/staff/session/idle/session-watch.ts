import type { Schema } from '../../../shared/api/index.js';
import { serviceTime } from '../../../shared/format/service-time.js';

export type SessionTimes = Schema<'StandingStaffSession'>;

/** What the service said of a session, and what this page's clock showed as it was heard, in milliseconds. */
export interface HeardTimes {
  readonly times: SessionTimes;
  readonly heardAt: number;
}

/** Where the session of a screen stands. */
export type Watch =
  | { readonly kind: 'calm' }
  /** By what was heard it ends soon, but it may have been used at another page since: the service is asked first. */
  | { readonly kind: 'to_be_asked' }
  | { readonly kind: 'warned'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

/** The last part of the time without use, in which the screen asks. WCAG 2.2 (2.2.1) wants at least 20 seconds. */
export const warnBeforeMs = 60_000;

/**
 * The service's time counts, as it runs on since it was heard.
 * @param now by this page's clock, in milliseconds
 */
export function watchAt({ times, heardAt }: HeardTimes, now: number): Watch {
  const leftAt = (time: string): number => Date.parse(times.idleEndsAt) - Date.parse(time);
  const leftMs = leftAt(serviceTime({ at: times.at, heardAt }, now));
  if (leftMs <= 0) return { kind: 'over' };
  // When its whole time is over, nobody can make it longer, so nobody is asked.
  if (leftMs > warnBeforeMs || times.idleEndsAt === times.expiresAt) return { kind: 'calm' };
  if (leftAt(times.at) > warnBeforeMs) return { kind: 'to_be_asked' };
  return { kind: 'warned', secondsLeft: Math.ceil(leftMs / 1000) };
}
