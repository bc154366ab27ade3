import type { Transaction } from '../../platform/index.js';

/**
 * Remembers that a session has given its rating.
 * @returns false when it had already.
 */
export async function markRated(transaction: Transaction, sessionId: string): Promise<boolean> {
  const marked = await transaction.query(
    'UPDATE citizen_session SET rated = true WHERE id = $1 AND NOT rated RETURNING id',
    [sessionId],
  );
  return marked.length > 0;
}
