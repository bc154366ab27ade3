import type { EntityManager } from 'typeorm';
import type { FileWitness } from './file-witness.js';
import { findUnfittingHead, type HeadBreak } from './find-unfitting-head.js';
import { everyHead, readHeads, type HeadRange } from './read-heads.js';
import type { SignedHead } from './signed-head.js';

const pageSize = 1_000;

export interface HeadVerification {
  /** Heads that were held against the ledger. */
  readonly heads: number;
  readonly break: HeadBreak | undefined;
}

/**
 * Holds every head that the database and a witness keep of a part of the ledger against its entries, up to the first that
 * does not fit. This finds what the chain alone cannot: a tail that was cut off, and a chain that was written anew.
 * @param trusted public keys of this site's services, 32 bytes each
 */
export async function verifyHeads(
  manager: EntityManager,
  witness: Pick<FileWitness, 'read'>,
  trusted: readonly Buffer[],
  range: HeadRange = everyHead,
): Promise<HeadVerification> {
  let heads = 0;
  for await (const page of pagesOf(manager, witness, range)) {
    heads += page.length;
    const unfitting = await findUnfittingHead(manager, page, trusted);
    if (unfitting) return { heads, break: unfitting };
  }
  return { heads, break: undefined };
}

async function* pagesOf(
  manager: EntityManager,
  witness: Pick<FileWitness, 'read'>,
  range: HeadRange,
): AsyncGenerator<SignedHead[], void> {
  let { after } = range;
  for (;;) {
    const page = await readHeads(manager, { after, upTo: range.upTo }, pageSize);
    const newest = page.at(-1);
    if (!newest) break;
    yield page;
    after = newest.sequence;
  }
  yield* witness.read(range, pageSize);
}
