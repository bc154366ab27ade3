import type { Transaction } from '../../platform/index.js';

/**
 * Limits are counted from rows, and two requests at once would both count too few: whoever counts holds the lock of what
 * it counts for until its own row is committed. Taken in this order, after the kiosk's row: phone, site.
 */
const classes = { phone: 0x6d63_0001, site: 0x6d63_0002 } as const;

/**
 * Two phones may share a lock: they then wait for each other, and nothing else. Whoever needs several takes them in one call,
 * which is always in the same order.
 */
export async function lockPhoneLimits(
  transaction: Transaction,
  ...phoneIndexes: readonly Buffer[]
): Promise<void> {
  const objects = phoneIndexes.map((phoneIndex) => phoneIndex.readInt32BE(0));
  for (const object of objects.sort((one, other) => one - other)) {
    await lock(transaction, classes.phone, object);
  }
}

export async function lockSiteLimits(transaction: Transaction): Promise<void> {
  await lock(transaction, classes.site, 0);
}

async function lock(transaction: Transaction, lockClass: number, object: number): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1::integer, $2::integer)', [lockClass, object]);
}
