import type { Transaction } from '../platform/index.js';

/**
 * Counts an opening for the wear of the lock.
 * @returns how many openings in a row have now failed.
 */
export async function countOpening(
  transaction: Transaction,
  label: string,
  opened: boolean,
): Promise<number> {
  const [row] = await transaction.query<{ consecutive_failures: number }>(
    `UPDATE tray_wear
        SET openings = openings + 1,
            consecutive_failures = CASE WHEN $2 THEN 0 ELSE consecutive_failures + 1 END
      WHERE tray_label = $1 RETURNING consecutive_failures`,
    [label, opened],
  );
  return row?.consecutive_failures ?? 0;
}

/** The lock was seen to: its failures are counted from anew. */
export async function forgetFailures(transaction: Transaction, label: string): Promise<void> {
  await transaction.query('UPDATE tray_wear SET consecutive_failures = 0 WHERE tray_label = $1', [label]);
}
