import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';

/**
 * Refuses a second step after the session of the first has ended. The guard lets a repeat in, whose answer was kept; what comes
 * here is none.
 * @throws DomainError session_ended
 */
export async function requireHalfWay(transaction: Transaction, sessionId: string): Promise<void> {
  const open = await transaction.query(
    `SELECT id FROM staff_session WHERE id = $1 AND stage = 'password' AND ended_at IS NULL`,
    [sessionId],
  );
  if (open.length > 0) return;
  throw new DomainError('session_ended', 'Your session has ended. Sign in again.');
}
