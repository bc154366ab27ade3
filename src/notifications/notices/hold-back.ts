import type { Actor } from '../../kernel/index.js';
import { LiveEvents, type Transaction } from '../../platform/index.js';
import { storedDelivery } from './delivery-of.js';
import { NoticeRecords } from './notice-records.js';
import { Notice } from './notice.entity.js';

/**
 * Sends nothing that waits to be sent: after a backup was restored it may have been sent since. Nobody gets a notice twice, so that people
 * are called instead.
 * @returns how many
 */
export async function holdBackNotices(transaction: Transaction, actor: Actor): Promise<number> {
  const records = new NoticeRecords(new LiveEvents());
  const waiting = await transaction.manager.find(Notice, {
    where: { state: 'waiting' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const notice of waiting) {
    const { attempts, lookups } = notice;
    const held = { state: 'undelivered', attempts, lookups, callThisPerson: 'outcome_unknown' } as const;
    await records.change(transaction, notice, 'held_back', storedDelivery(held, transaction.at), actor);
  }
  return waiting.length;
}
