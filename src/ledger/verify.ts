import type { EntityManager } from 'typeorm';
import { chainStart, follow, type ChainBreak, type ChainPosition, type StoredEntry } from './chain.js';

const pageSize = 1_000;

export type Verification =
  | { readonly intact: true; readonly position: ChainPosition }
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

/** Recomputes the whole chain, page by page, and names the first break. */
export async function verifyLedger(manager: EntityManager): Promise<Verification> {
  // The head is read first: entries appended meanwhile lie behind it and do not matter to this verification.
  const [head] = await manager.query<{ sequence: string; hash: Buffer }[]>(
    'SELECT sequence, hash FROM ledger_head',
  );
  if (!head) return { intact: false, break: { kind: 'head_differs', sequence: 0 } };
  const last = Number(head.sequence);

  let position = chainStart;
  while (position.sequence < last) {
    const rows = await manager.query<EntryRow[]>(
      `SELECT sequence, previous_hash, hash, body FROM ledger_entry
        WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence LIMIT ${pageSize}`,
      [position.sequence, last],
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
  return position.hash.equals(head.hash)
    ? { intact: true, position }
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
