import type { Transaction } from './transaction.js';

/** Rows that limits count, and the column that dates them; each has `ahead_since` beside it. */
interface CountedRows {
  readonly table: 'citizen_code' | 'code_failure' | 'pickup_qr_given' | 'sign_in_failure';
  readonly time: 'requested_at' | 'failed_at' | 'given_at';
}

/** Rows that are kept for a time from that column on, with `ahead_since` beside it. */
type KeptRows =
  | { readonly table: 'citizen_session' | 'staff_session'; readonly time: 'ended_at' }
  | { readonly table: 'idempotent_answer'; readonly time: 'answered_at' }
  | { readonly table: 'kiosk_set_up_code'; readonly time: 'opened_at' };

/**
 * Writes down since when rows are seen to lie ahead of the clock, and forgets it of those that do so no more. To be done every minute, so
 * that what lies far ahead is counted for once more its time, and no longer (`kernel/moments.ts`).
 */
export async function markAhead(
  transaction: Transaction,
  { table, time }: CountedRows | KeptRows,
): Promise<void> {
  await transaction.query(
    `UPDATE ${table} SET ahead_since = CASE WHEN ${time} > $1::timestamptz THEN $1::timestamptz END
      WHERE CASE WHEN ${time} > $1 THEN ahead_since IS NULL OR ahead_since > $1 ELSE ahead_since IS NOT NULL END`,
    [transaction.at],
  );
}

/** Rows that are kept for a time after their end, and of which every change is in the ledger. */
export type EndedRows =
  | { readonly table: 'dossier'; readonly time: 'closed_at'; readonly kept: 'person_erased_at IS NULL' }
  | { readonly table: 'phone_lock'; readonly time: 'unlocked_at'; readonly kept: 'true' };

/** `markAhead` of those, whose `ahead_since` stands in the table `ended_ahead`. */
export async function markEndedAhead(
  transaction: Transaction,
  { table, time, kept }: EndedRows,
): Promise<void> {
  const { at } = transaction;
  await transaction.query(
    `DELETE FROM ended_ahead ahead WHERE kept_in = $1
        AND NOT EXISTS (SELECT FROM ${table} row WHERE row.id = ahead.id AND ${time} > $2 AND ${kept})`,
    [table, at],
  );
  await transaction.query(
    `INSERT INTO ended_ahead AS ahead (kept_in, id, ahead_since)
     SELECT $1, id, $2 FROM ${table} WHERE ${time} > $2 AND ${kept}
     ON CONFLICT (kept_in, id) DO UPDATE SET ahead_since = $2 WHERE ahead.ahead_since > $2`,
    [table, at],
  );
}

/** `countedFrom` of the kernel as SQL. @param now and @param windowEnd, which lies ahead of it by how long is counted, as parameters. */
export function countedFromSql(
  time: CountedRows['time'],
  now: `$${number}`,
  windowEnd: `$${number}`,
): string {
  return `CASE WHEN ${time} < ${windowEnd} THEN ${time} ELSE least(coalesce(ahead_since, ${now}), ${now}) END`;
}
