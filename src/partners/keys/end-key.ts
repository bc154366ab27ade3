import { DomainError, type Actor } from '../../kernel/index.js';
import type { LiveEvents, Transaction } from '../../platform/index.js';
import { lockPartner, recordPartner } from '../partners/partner.js';

/**
 * Ends a key, for good and at once.
 * @throws DomainError not_found, also for one that was ended already
 */
export async function endKey(
  transaction: Transaction,
  liveEvents: LiveEvents,
  partnerId: string,
  keyId: string,
  actor: Actor,
): Promise<void> {
  const partner = await lockPartner(transaction, partnerId);
  const [ended] = await transaction.query<{ prefix: string }>(
    `UPDATE partner_key SET ended_at = $3 WHERE id = $1 AND partner_id = $2 AND ended_at IS NULL RETURNING prefix`,
    [keyId, partnerId, transaction.at],
  );
  if (!ended) throw new DomainError('not_found', 'The partner has no such key, or it was ended already.');
  await recordPartner(transaction, liveEvents, partner, 'key_ended', actor, { prefix: ended.prefix });
}
