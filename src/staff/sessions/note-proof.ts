import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';

/**
 * Lets a proof of who sits before a session count from now: because one was given, or because the one that was given counts yet
 * (`fresh-proof.ts`). A console that was left is nobody's for longer than a proof counts.
 * @throws DomainError session_ended
 */
export async function noteProof(transaction: Transaction, sessionId: string): Promise<void> {
  const proved = await transaction.query(
    'UPDATE staff_session SET proved_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [sessionId, transaction.at],
  );
  if (proved.length === 0) throw new DomainError('session_ended', 'Your session has ended. Sign in again.');
}
