import type { Transaction } from '../platform/database/index.js';
import { entryBody, entryHash, type LedgerEvent } from './chain.js';

interface HeadRow {
  readonly sequence: string;
  readonly hash: Buffer;
}

/**
 * Appends to the ledger in the transaction of what it records. The entry is written last, just before the commit: the
 * chain's head is one row that every writer locks, and it should be held as briefly as can be.
 */
export function appendToLedger(transaction: Transaction, event: LedgerEvent): void {
  transaction.beforeCommit(async () => {
    const [head] = await transaction.query<HeadRow>('SELECT sequence, hash FROM ledger_lock_head()');
    if (!head) throw new Error('The ledger has no head');
    const sequence = Number(head.sequence) + 1;
    const body = entryBody(sequence, transaction.at, event);
    await transaction.query(
      'INSERT INTO ledger_entry (sequence, previous_hash, hash, body) VALUES ($1, $2, $3, $4)',
      [sequence, head.hash, entryHash(head.hash, body), body],
    );
  });
}
