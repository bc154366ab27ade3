import type { EntityManager } from 'typeorm';
import { headFault, type HeadFault } from './head-standing.policy.js';
import { hasValidSignature, type SignedHead } from './signed-head.js';
import type { TrustedKeys } from './trusted-keys.js';

/** Where the ledger does not fit what was signed. */
export interface HeadBreak {
  readonly kind: HeadFault;
  readonly sequence: number;
}

export interface UnfittingHead {
  readonly kind: HeadFault;
  readonly head: SignedHead;
}

interface Row {
  readonly sequence: string;
  readonly hash: Buffer;
}

/**
 * Holds heads that were signed once against the ledger as it is, and names the first that does not fit.
 */
export async function findUnfittingHead(
  manager: EntityManager,
  heads: readonly SignedHead[],
  trusted: TrustedKeys,
): Promise<HeadBreak | undefined> {
  const [first] = await findUnfittingHeads(manager, heads, trusted);
  return first && { kind: first.kind, sequence: first.head.sequence };
}

/** The same, and names all of them, in the order of the heads. */
export async function findUnfittingHeads(
  manager: EntityManager,
  heads: readonly SignedHead[],
  trusted: TrustedKeys,
): Promise<UnfittingHead[]> {
  if (heads.length === 0) return [];
  const sequences = heads.map(({ sequence }) => sequence);
  const [end] = await manager.query<{ sequence: string }[]>('SELECT sequence FROM ledger_head');
  const entries = await manager.query<Row[]>(
    'SELECT sequence, hash FROM ledger_entry WHERE sequence = ANY($1)',
    [sequences],
  );
  const signed = await manager.query<Row[]>(
    'SELECT sequence, hash FROM ledger_signed_head WHERE sequence = ANY($1)',
    [sequences],
  );
  const entryHashes = hashesBySequence(entries);
  const signedHashes = hashesBySequence(signed);
  return heads.flatMap((head) => {
    const entry = entryHashes.get(head.sequence);
    const kind = headFault({
      validSignature: hasValidSignature(head),
      trustedKey: trusted.trust(head),
      last: Number(end?.sequence ?? 0),
      sequence: head.sequence,
      sameEntry: entry?.equals(head.hash) ?? false,
      signedOtherwise: entry !== undefined && (signedHashes.get(head.sequence)?.equals(entry) ?? false),
    });
    return kind === undefined ? [] : [{ kind, head }];
  });
}

function hashesBySequence(rows: readonly Row[]): ReadonlyMap<number, Buffer> {
  return new Map(rows.map(({ sequence, hash }) => [Number(sequence), hash]));
}
