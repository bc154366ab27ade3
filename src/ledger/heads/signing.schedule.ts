import { minuteMs } from '../../kernel/index.js';

/** With a look every minute, a head is signed within five minutes after it moved. */
const signAfterMs = 4 * minuteMs;

export interface SigningFacts {
  /** The newest entry. */
  readonly last: number;
  readonly signed: { readonly sequence: number; readonly signedAt: Date } | undefined;
  readonly at: Date;
}

/** Whether the head is to be signed now: it has moved, and the last signature is some minutes old. */
export function isSigningDue({ last, signed, at }: SigningFacts): boolean {
  if (last === 0) return false;
  if (signed === undefined) return true;
  return last > signed.sequence && at.getTime() - signed.signedAt.getTime() >= signAfterMs;
}
