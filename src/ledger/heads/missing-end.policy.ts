/** What tells a ledger that a backup brought back from one that somebody wrote anew. */
export interface MissingEndFacts {
  /** The newest entry whose head the witness keeps and the ledger fits; 0 for none. */
  readonly fitsUpTo: number;
  /** The oldest entry whose head the witness keeps and the ledger does not fit. */
  readonly missingFrom: number;
  /** When the youngest was signed of the heads that the ledger does not fit. */
  readonly signedUntil: Date;
  /** When the entry was written that the ledger has in the place of `missingFrom`; undefined where it has none. */
  readonly writtenAt: Date | undefined;
  /** The entry that notes the break that stands; undefined where none does. */
  readonly notedAt: number | undefined;
}

/**
 * Whether all that the ledger does not fit is an end that is gone, whatever has been written behind the rest of it since. Of an end nothing
 * fits; and what stands in its place was written when it was gone: behind the note of it, or after the last that was signed.
 */
export function isMissingEnd({
  fitsUpTo,
  missingFrom,
  signedUntil,
  writtenAt,
  notedAt,
}: MissingEndFacts): boolean {
  if (fitsUpTo >= missingFrom) return false;
  if (writtenAt === undefined) return true;
  if (notedAt !== undefined && notedAt <= missingFrom) return true;
  return writtenAt > signedUntil;
}
