import type { Transaction } from '../platform/index.js';

/** `G-261123-0007`: the day by the site's clock, and the number of the deposit on that day. */
export function formatDepositNumber(day: string, count: number): string {
  return `G-${day.slice(2).replaceAll('-', '')}-${String(count).padStart(4, '0')}`;
}

/**
 * The next deposit number of a day. Two deposits at once wait for each other until the first commits.
 * @param day `yyyy-MM-dd` in the site's time zone.
 */
export async function nextDepositNumber(transaction: Transaction, day: string): Promise<string> {
  const [row] = await transaction.query<{ last: number }>(
    `INSERT INTO deposit_counter AS counter (day, last) VALUES ($1, 1)
     ON CONFLICT (day) DO UPDATE SET last = counter.last + 1 RETURNING last`,
    [day],
  );
  if (!row) throw new Error('The deposit counter answered nothing');
  return formatDepositNumber(day, row.last);
}
