/** What the ledger shows at the sequence of a head that was signed once. */
export interface HeadFacts {
  readonly validSignature: boolean;
  /** Signed with a key that whoever verifies trusts. */
  readonly trustedKey: boolean;
  /** The newest entry of the ledger. */
  readonly last: number;
  readonly sequence: number;
  /** Whether the entry there has the hash that was signed. */
  readonly sameEntry: boolean;
  /** Whether the ledger holds another head of this sequence, signed as validly, with the hash that its entry has now. */
  readonly signedOtherwise: boolean;
}

export const headFaults = [
  'signature_invalid',
  'signed_by_another',
  'cut_off',
  'rewritten',
  'forked',
] as const;
export type HeadFault = (typeof headFaults)[number];

/**
 * What a signed head shows to be wrong with the ledger; undefined for one that fits. A head that nobody can have signed says
 * nothing about the entries, but somebody put it there.
 */
export function headFault(facts: HeadFacts): HeadFault | undefined {
  if (!facts.validSignature) return 'signature_invalid';
  if (!facts.trustedKey) return 'signed_by_another';
  if (facts.sequence > facts.last) return 'cut_off';
  if (facts.sameEntry) return undefined;
  return facts.signedOtherwise ? 'forked' : 'rewritten';
}
