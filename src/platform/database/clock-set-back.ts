import type { Transaction } from './transaction.js';

/** Rows that limits count, and the column that dates them; each has `ahead_since` beside it. */
export interface CountedRows {
  readonly table: 'citizen_code' | 'code_failure' | 'sign_in_failure';
  readonly time: 'requested_at' | 'failed_at';
}

/**
 * Writes down since when rows are seen to lie ahead of the clock, and forgets it of those that do so no more. To be done every minute, so
 * that what lies far ahead is counted for once more its time, and no longer (`kernel/moments.ts`).
 */
export async function markAhead(transaction: Transaction, { table, time }: CountedRows): Promise<void> {
  await transaction.query(
    `UPDATE ${table} SET ahead_since = CASE WHEN ${time} > $1::timestamptz THEN $1::timestamptz END
      WHERE CASE WHEN ${time} > $1 THEN ahead_since IS NULL OR ahead_since > $1 ELSE ahead_since IS NOT NULL END`,
    [transaction.at],
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
