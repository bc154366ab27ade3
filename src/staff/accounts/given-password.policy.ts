import { addMs, dayMs, holdsAt } from '../../kernel/index.js';

/** How long a password that somebody else chose can be used; long enough for a weekend between, in days. */
export const givenPasswordDays = 3;

/**
 * `none`: the owner chose the password. `waiting`: somebody else did, and nobody has signed in with it. `used`: somebody has, and
 * has chosen no other yet. `expired`: nobody has in time, or it was given ahead of the clock.
 */
export const givenPasswordStandings = ['none', 'waiting', 'used', 'expired'] as const;
export type GivenPasswordStanding = (typeof givenPasswordStandings)[number];

/** What is kept of a password that somebody else chose. */
export interface GivenPassword {
  /** Until when it opens; null where the owner chose the password. */
  readonly givenPasswordUntil: Date | null;
  /** When somebody signed in with it. */
  readonly givenPasswordUsedAt: Date | null;
}

/** The owner chose it. */
export const ownPassword: GivenPassword = { givenPasswordUntil: null, givenPasswordUsedAt: null };

/** Somebody else chose it just now. */
export function givenAt(at: Date): GivenPassword {
  return { givenPasswordUntil: addMs(at, givenPasswordDays * dayMs), givenPasswordUsedAt: null };
}

/** The one place that says whether a given password opens: only while it waits. */
export function givenPasswordStanding(
  { givenPasswordUntil, givenPasswordUsedAt }: GivenPassword,
  at: Date,
): GivenPasswordStanding {
  if (givenPasswordUntil === null) return 'none';
  if (givenPasswordUsedAt !== null) return 'used';
  const span = { from: addMs(givenPasswordUntil, -givenPasswordDays * dayMs), until: givenPasswordUntil };
  return holdsAt(span, at) ? 'waiting' : 'expired';
}
