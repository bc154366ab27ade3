import { vi } from '../texts/vi/ledger.js';

type Kinds = typeof vi.kind;

/** A kind of entry that the console has words for. */
export type KnownKind = {
  [Subject in keyof Kinds]: `${Subject}.${keyof Kinds[Subject] & string}`;
}[keyof Kinds];

/** Whether there are words for a kind (`dossier.accepted`); a newer service may write others. */
export function isKnownKind(kind: string): kind is KnownKind {
  const [subject = '', event = '', ...more] = kind.split('.');
  const kinds: Readonly<Record<string, object>> = vi.kind;
  return more.length === 0 && Object.hasOwn(kinds, subject) && Object.hasOwn(kinds[subject] ?? {}, event);
}
