import { addMs } from '../../kernel/index.js';
import { countedFromSql, type Transaction } from '../../platform/index.js';
import type { CountedEvent, FilledLimit, Limit } from './code-limits.policy.js';

/** Whom limits are counted for. */
export interface Counted {
  readonly phoneIndex: Buffer;
  readonly kioskId: string;
}

interface Events {
  readonly table: 'citizen_code' | 'code_failure';
  readonly time: 'requested_at' | 'failed_at';
  /** Narrows to those of `$5`. */
  readonly where: string;
}

/**
 * A message that certainly did not go out costs its phone nothing, but only where the screen tells so much: to fetch or look
 * up, it would tell whether there is anything.
 */
const costsItsPhone = `NOT (purpose = 'deposit' AND delivery = 'failed')`;

const eventsOf: Readonly<Record<CountedEvent, Events>> = {
  sends_of_phone: {
    table: 'citizen_code',
    time: 'requested_at',
    where: `phone_index = $5::bytea AND ${costsItsPhone}`,
  },
  sends_of_kiosk: { table: 'citizen_code', time: 'requested_at', where: 'kiosk_id = $5::uuid' },
  sends_of_site: { table: 'citizen_code', time: 'requested_at', where: '$5::text IS NULL' },
  failures_of_kiosk: { table: 'code_failure', time: 'failed_at', where: 'kiosk_id = $5::uuid' },
};

function subjectOf(event: CountedEvent, { phoneIndex, kioskId }: Counted): Buffer | string | null {
  switch (event) {
    case 'sends_of_phone':
      return phoneIndex;
    case 'sends_of_kiosk':
    case 'failures_of_kiosk':
      return kioskId;
    case 'sends_of_site':
      return null;
  }
}

/** Those of the limits that have no room now. */
export async function filledLimits(
  transaction: Transaction,
  limits: readonly Limit[],
  counted: Counted,
): Promise<FilledLimit[]> {
  const filled: FilledLimit[] = [];
  for (const limit of limits) {
    const by = await nthNewest(transaction, limit, subjectOf(limit.counts, counted));
    if (by !== undefined) filled.push({ ...limit, by });
  }
  return filled;
}

/** When the event is counted from that fills a limit: `countedFrom` of the kernel, over the window. */
async function nthNewest(
  transaction: Transaction,
  { counts, most, windowMs }: Limit,
  subject: Buffer | string | null,
): Promise<Date | undefined> {
  const { table, time, where } = eventsOf[counts];
  const [row] = await transaction.query<{ at: Date }>(
    `SELECT at FROM (SELECT ${countedFromSql(time, '$1', '$3')} AS at FROM ${table} WHERE ${time} > $2 AND ${where}) event
      WHERE at > $2 ORDER BY at DESC OFFSET $4 LIMIT 1`,
    [transaction.at, addMs(transaction.at, -windowMs), addMs(transaction.at, windowMs), most - 1, subject],
  );
  return row?.at;
}
