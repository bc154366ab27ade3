import { holdsAt } from '../../kernel/index.js';

/** A code as far as it decides whether a guess may be checked against it at all. */
export interface CodeFacts {
  readonly kioskId: string;
  readonly ended: 'used' | 'replaced' | 'exhausted' | 'expired' | null;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

export type CodeRefusal =
  /** Asked for at another kiosk, or never. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'ended'; readonly how: 'used' | 'replaced' | 'exhausted' }
  | { readonly kind: 'expired' };

export type CodeStanding<Code extends CodeFacts> =
  { readonly kind: 'open'; readonly code: Code } | CodeRefusal;

/** Where a code stands before the guess is looked at. A foreign kiosk learns nothing more about it. */
export function codeStanding<Code extends CodeFacts>(
  code: Code | null,
  kioskId: string,
  at: Date,
): CodeStanding<Code> {
  if (code?.kioskId !== kioskId) return { kind: 'foreign' };
  const { ended, requestedAt: from, expiresAt: until } = code;
  if (ended === 'expired') return { kind: 'expired' };
  if (ended !== null) return { kind: 'ended', how: ended };
  return holdsAt({ from, until }, at) ? { kind: 'open', code } : { kind: 'expired' };
}
