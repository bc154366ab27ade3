import type { Transaction } from '../../platform/index.js';

/** Ends all sessions of an account, or all but one. */
export async function endSessionsOf(
  transaction: Transaction,
  accountId: string,
  { except }: { readonly except?: string } = {},
): Promise<void> {
  await transaction.query(
    `UPDATE staff_session SET ended_at = $2
      WHERE account_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3`,
    [accountId, transaction.at, except ?? null],
  );
}

/** Ends a session. One that has ended stays as it ended. @returns whether it stood until now. */
export async function endSession(transaction: Transaction, sessionId: string): Promise<boolean> {
  const ended = await transaction.query(
    'UPDATE staff_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [sessionId, transaction.at],
  );
  return ended.length > 0;
}
