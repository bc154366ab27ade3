import { vi } from '../texts/vi/ledger.js';

export type LedgerSubject = keyof typeof vi.subject;

/** What the ledger can be filtered by. */
export const subjects = Object.keys(vi.subject) as readonly LedgerSubject[];

/** Where in the ledger somebody reads. */
export interface LedgerPlace {
  readonly subject: LedgerSubject | undefined;
  /** Only entries older than this one; the newest without. */
  readonly before: number | undefined;
}

export const isSubject = (type: string): type is LedgerSubject => Object.hasOwn(vi.subject, type);

/** The place that an address names; what is no place is the newest of everything. */
export function placeOf(address: URLSearchParams): LedgerPlace {
  const subject = address.get('subject') ?? '';
  const before = Number(address.get('before'));
  return {
    subject: isSubject(subject) ? subject : undefined,
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  };
}

export function addressOf({ subject, before }: LedgerPlace): URLSearchParams {
  const address = new URLSearchParams();
  if (subject !== undefined) address.set('subject', subject);
  if (before !== undefined) address.set('before', String(before));
  return address;
}
