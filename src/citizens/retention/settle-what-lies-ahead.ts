import { addMs, clockToleranceMs } from '../../kernel/index.js';
import { markAhead, type Transaction } from '../../platform/index.js';

/**
 * After the clock was set back: what lies ahead of it has held for a time that nobody knows, so it ends for good, or it would hold again
 * once the clock comes there. What limits count goes on being counted, from now.
 */
export async function settleWhatLiesAhead(transaction: Transaction): Promise<void> {
  const { at } = transaction;
  const newest = addMs(at, clockToleranceMs);
  await transaction.query(
    `UPDATE citizen_code SET ended = 'expired' WHERE ended IS NULL AND requested_at > $1`,
    [newest],
  );
  await transaction.query(
    `UPDATE kiosk_set_up_code SET ended = 'expired' WHERE ended IS NULL AND opened_at > $1`,
    [newest],
  );
  await transaction.query(
    'UPDATE citizen_session SET ended_at = $2 WHERE ended_at IS NULL AND touched_at > $1',
    [newest, at],
  );
  await markAhead(transaction, { table: 'citizen_code', time: 'requested_at' });
  await markAhead(transaction, { table: 'code_failure', time: 'failed_at' });
}
