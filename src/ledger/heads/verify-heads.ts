import type { EntityManager } from 'typeorm';
import type { FileWitness } from './file-witness.js';
import { findUnfittingHead, type HeadBreak } from './find-unfitting-head.js';
import { everyHead, readHeads, type HeadRange } from './read-heads.js';
import type { SignedHead } from './signed-head.js';
import type { TrustedKeys } from './trusted-keys.js';

const pageSize = 1_000;

export interface HeadVerification {
  /** Heads of the database that were held against the ledger. */
  readonly heads: number;
  /** Heads of the witness that were. */
  readonly witnessed: number;
  readonly break: HeadBreak | undefined;
}

/**
 * Holds every head that the database and a witness keep of a part of the ledger against its entries, up to the first that
 * does not fit. This finds what the chain alone cannot: a tail that was cut off, and a chain that was written anew.
 */
export async function verifyHeads(
  manager: EntityManager,
  witness: Pick<FileWitness, 'read'>,
  trusted: TrustedKeys,
  range: HeadRange = everyHead,
): Promise<HeadVerification> {
  const kept = await verifyKeptHeads(manager, trusted, range);
  if (kept.break) return { heads: kept.count, witnessed: 0, break: kept.break };
  const elsewhere = await holdAgainst(manager, witness.read(range, pageSize), trusted);
  return { heads: kept.count, witnessed: elsewhere.count, break: elsewhere.break };
}

/** The same of the heads that the database keeps, alone. */
export function verifyKeptHeads(
  manager: EntityManager,
  trusted: TrustedKeys,
  range: HeadRange = everyHead,
): Promise<Held> {
  return holdAgainst(manager, pagesOf(manager, range), trusted);
}

interface Held {
  /** How many were held against the ledger. */
  readonly count: number;
  readonly break: HeadBreak | undefined;
}

async function holdAgainst(
  manager: EntityManager,
  pages: AsyncGenerator<SignedHead[], void>,
  trusted: TrustedKeys,
): Promise<Held> {
  let count = 0;
  for await (const page of pages) {
    count += page.length;
    const unfitting = await findUnfittingHead(manager, page, trusted);
    if (unfitting) return { count, break: unfitting };
  }
  return { count, break: undefined };
}

async function* pagesOf(manager: EntityManager, range: HeadRange): AsyncGenerator<SignedHead[], void> {
  let { after } = range;
  for (;;) {
    const page = await readHeads(manager, { after, upTo: range.upTo }, pageSize);
    const newest = page.at(-1);
    if (!newest) return;
    yield page;
    after = newest.sequence;
  }
}
