import type { EntityManager } from 'typeorm';
import { chainStart, follow, type ChainBreak, type ChainPosition, type StoredEntry } from './chain.js';

const pageSize = 1_000;

export type Verification =
  /** `last` is the newest entry when the verification began; `position` lies before it when the limit was reached. */
  | { readonly intact: true; readonly position: ChainPosition; readonly last: number }
  | {
      readonly intact: false;
      readonly break: ChainBreak | { readonly kind: 'head_differs'; readonly sequence: number };
    };

interface EntryRow {
  readonly sequence: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
  readonly body: string;
}

/**
 * Recomputes the chain, page by page, and names the first break.
 * @param from where an earlier verification stopped; the beginning of the chain otherwise.
 * @param mostEntries after how many entries to stop although there are more.
 */
export async function verifyLedger(
  manager: EntityManager,
  from: ChainPosition = chainStart,
  mostEntries = Number.POSITIVE_INFINITY,
): Promise<Verification> {
  // The head is read first: entries appended meanwhile lie behind it and do not matter to this verification.
  const [head] = await manager.query<{ sequence: string; hash: Buffer }[]>(
    'SELECT sequence, hash FROM ledger_head',
  );
  if (!head) return { intact: false, break: { kind: 'head_differs', sequence: 0 } };
  const last = Number(head.sequence);

  let position = from;
  const stopAfter = from.sequence + mostEntries;
  while (position.sequence < last && position.sequence < stopAfter) {
    const rows = await manager.query<EntryRow[]>(
      `SELECT sequence, previous_hash, hash, body FROM ledger_entry
        WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence LIMIT $3`,
      [position.sequence, last, Math.min(pageSize, stopAfter - position.sequence)],
    );
    if (rows.length === 0) {
      return { intact: false, break: { kind: 'gap', sequence: position.sequence + 1, found: null } };
    }
    for (const row of rows) {
      const next = follow(position, storedEntry(row));
      if ('kind' in next) return { intact: false, break: next };
      position = next;
    }
  }
  if (position.sequence < last) return { intact: true, position, last };
  return position.sequence === last && position.hash.equals(head.hash)
    ? { intact: true, position, last }
    : { intact: false, break: { kind: 'head_differs', sequence: last } };
}

function storedEntry(row: EntryRow): StoredEntry {
  return {
    sequence: Number(row.sequence),
    previousHash: row.previous_hash,
    hash: row.hash,
    body: row.body,
  };
}
