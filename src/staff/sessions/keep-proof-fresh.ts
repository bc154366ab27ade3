import type { Transaction } from '../../platform/index.js';

/**
 * Lets a fresh proof count from now again, for whoever goes on with what asked for it: who works without a pause is asked once, and a
 * console that was left is not theirs for longer than a proof counts. Only behind `@WithFreshProof()`.
 */
export async function keepProofFresh(transaction: Transaction, sessionId: string): Promise<void> {
  await transaction.query(
    'UPDATE staff_session SET proved_at = $2 WHERE id = $1 AND ended_at IS NULL AND proved_at < $2',
    [sessionId, transaction.at],
  );
}
