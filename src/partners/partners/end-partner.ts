import type { Actor } from '../../kernel/index.js';
import type { LiveEvents, Transaction } from '../../platform/index.js';
import { lockPartner, recordPartner, type Partner } from './partner.js';

/**
 * Lets a partner in no more, for good and at once: every key of it ends, and it is told of nothing any more.
 * @throws DomainError not_found, also for one that was ended already
 */
export async function endPartner(
  transaction: Transaction,
  liveEvents: LiveEvents,
  id: string,
  actor: Actor,
): Promise<Partner> {
  const partner = await lockPartner(transaction, id);
  await transaction.query('UPDATE partner_key SET ended_at = $2 WHERE partner_id = $1 AND ended_at IS NULL', [
    id,
    transaction.at,
  ]);
  await transaction.query(
    `UPDATE webhook_message SET state = 'dead', next_attempt_at = NULL WHERE partner_id = $1 AND state = 'waiting'`,
    [id],
  );
  return recordPartner(transaction, liveEvents, partner, 'ended', actor, {});
}
