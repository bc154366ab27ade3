import type { Transaction } from '../../platform/index.js';

/** Ends a session. One that has ended stays as it ended. */
export async function endSession(transaction: Transaction, sessionId: string): Promise<void> {
  await transaction.query('UPDATE citizen_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [
    sessionId,
    transaction.at,
  ]);
}

/** Ends the session of whoever stands before a kiosk, or stood there and left without a word. */
export async function endSessionOfKiosk(transaction: Transaction, kioskId: string): Promise<void> {
  await transaction.query(
    'UPDATE citizen_session SET ended_at = $2 WHERE kiosk_id = $1 AND ended_at IS NULL',
    [kioskId, transaction.at],
  );
}
