import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../../config/index.js';
import { addMs, DomainError, type Actor } from '../../kernel/index.js';
import { environmentToken, LiveEvents, type Transaction } from '../../platform/index.js';
import { lockPartner, recordPartner } from '../partners/partner.js';
import { writeWebhookSecret } from './signature.js';
import { oldSecretMs, WebhookSecrets } from './webhook-secrets.js';

/** Where a partner takes messages, and by which secrets it knows them. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly liveEvents: LiveEvents,
    @Inject(environmentToken) private readonly environment: Pick<Environment, 'mode'>,
  ) {}

  /**
   * Sets the address of a partner's webhook, with a new secret, and switches it on. The secret before signs on for a day.
   * @returns the new secret, `whsec_…`; shown once
   * @throws DomainError not_found; validation_failed for an address that is not https in production
   */
  async set(transaction: Transaction, partnerId: string, url: string, actor: Actor): Promise<string> {
    if (this.environment.mode === 'production' && !url.startsWith('https:')) {
      throw new DomainError('validation_failed', 'url: must be an https:// address.');
    }
    const partner = await lockPartner(transaction, partnerId);
    const { secret, sealed } = this.secrets.draw(partnerId, 'outgoing');
    await transaction.query(
      `INSERT INTO partner_webhook AS webhook (partner_id, url, sealed_secret) VALUES ($1, $2, $3)
       ON CONFLICT (partner_id) DO UPDATE SET url = $2, sealed_secret = $3, switched_off_at = NULL,
         sealed_old_secret = webhook.sealed_secret, old_secret_until = $4`,
      [partnerId, url, sealed, addMs(transaction.at, oldSecretMs)],
    );
    const details = { host: new URL(url).host };
    await recordPartner(transaction, this.liveEvents, partner, 'webhook_set', actor, details);
    return writeWebhookSecret(secret);
  }

  /**
   * Whether the setting with this secret is the partner's still, and stays it until the transaction ends: every setting draws its own.
   * @throws DomainError not_found
   */
  async isInForce(transaction: Transaction, partnerId: string, sealedSecret: Buffer): Promise<boolean> {
    await lockPartner(transaction, partnerId);
    const found = await transaction.query(
      'SELECT partner_id FROM partner_webhook WHERE partner_id = $1 AND sealed_secret = $2',
      [partnerId, sealedSecret],
    );
    return found.length > 0;
  }

  /**
   * Sends a partner no messages any more; those that wait are given up.
   * @throws DomainError not_found
   */
  async switchOff(transaction: Transaction, partnerId: string, actor: Actor): Promise<void> {
    const partner = await lockPartner(transaction, partnerId);
    const [switchedOff] = await transaction.query(
      `UPDATE partner_webhook SET switched_off_at = $2 WHERE partner_id = $1 AND switched_off_at IS NULL
       RETURNING partner_id`,
      [partnerId, transaction.at],
    );
    if (!switchedOff) return;
    await transaction.query(
      `UPDATE webhook_message SET state = 'dead', next_attempt_at = NULL, detail = COALESCE(detail, 'switched off')
        WHERE partner_id = $1 AND state = 'waiting'`,
      [partnerId],
    );
    await recordPartner(transaction, this.liveEvents, partner, 'webhook_switched_off', actor, {});
  }
}
