import { minuteMs } from '../../kernel/index.js';

/** With a look every minute, a head is signed within five minutes after it moved. */
const signAfterMs = 4 * minuteMs;

export interface SigningFacts {
  /** The newest entry. */
  readonly last: number;
  readonly signed: { readonly sequence: number; readonly signedAt: Date } | undefined;
  readonly at: Date;
}

/**
 * Whether the head is to be signed now: it has moved, and the last signature is some minutes old. One that lies ahead was made by
 * a clock that was wrong; nobody waits until it is right.
 */
export function isSigningDue({ last, signed, at }: SigningFacts): boolean {
  if (last === 0) return false;
  if (signed === undefined) return true;
  const agoMs = at.getTime() - signed.signedAt.getTime();
  return last > signed.sequence && (agoMs < 0 || agoMs >= signAfterMs);
}

/** Twice as long as a head may take to be signed. */
const lateAfterMs = 10 * minuteMs;

/** Whether an entry has waited for so long to be signed that somebody must see to it. */
export function isSigningLate(unsignedSince: Date, at: Date): boolean {
  return at.getTime() - unsignedSince.getTime() >= lateAfterMs;
}
