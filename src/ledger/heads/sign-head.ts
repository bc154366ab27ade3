import type { Transaction } from '../../platform/database/index.js';
import type { HeadSigner } from './signed-head.js';

interface HeadRow {
  readonly sequence: string;
  readonly hash: Buffer;
}

/**
 * Signs the ledger as it is when this transaction ends, its own entries included. To be asked for after them, and after LedgerBreaks
 * allowed it in the same transaction; a head that is signed already stays as it is.
 */
export function signHead(transaction: Transaction, signer: HeadSigner): void {
  transaction.beforeCommit(async () => {
    const [row] = await transaction.query<HeadRow>('SELECT sequence, hash FROM ledger_lock_head()');
    if (!row || row.sequence === '0') return;
    const head = signer.sign({ sequence: Number(row.sequence), hash: row.hash }, transaction.at);
    await transaction.query(
      `INSERT INTO ledger_signed_head (sequence, hash, signed_at, public_key, signature)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sequence) DO NOTHING`,
      [head.sequence, head.hash, head.signedAt, head.publicKey, head.signature],
    );
  });
}
