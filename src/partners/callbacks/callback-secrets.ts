import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addMs, type Actor } from '../../kernel/index.js';
import { LiveEvents, type Transaction } from '../../platform/index.js';
import { lockPartner, partnerColumns, recordPartner, type Partner } from '../partners/partner.js';
import { writeWebhookSecret } from '../webhooks/signature.js';
import { oldSecretMs, WebhookSecrets } from '../webhooks/webhook-secrets.js';

export interface Signer {
  readonly partner: Partner;
  /** The one in use, and for a while the one before it. */
  readonly secrets: readonly Buffer[];
}

/** The secrets by which partners sign what they send to us: others than those by which we sign. */
@Injectable()
export class CallbackSecrets {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly liveEvents: LiveEvents,
  ) {}

  /**
   * Makes a new secret for a partner; the one before is taken for another day, unless it got into wrong hands.
   * @param endOldNow what is signed with the one before is refused from now on
   * @returns the new secret, `whsec_…`; shown once
   * @throws DomainError not_found
   */
  async renew(
    transaction: Transaction,
    partnerId: string,
    endOldNow: boolean,
    actor: Actor,
  ): Promise<string> {
    const partner = await lockPartner(transaction, partnerId);
    const { secret, sealed } = this.secrets.draw(partnerId, 'incoming');
    const oldUntil = endOldNow ? transaction.at : addMs(transaction.at, oldSecretMs);
    await transaction.query(
      `INSERT INTO partner_callback_secret AS callback (partner_id, sealed_secret, made_at) VALUES ($1, $2, $3)
       ON CONFLICT (partner_id) DO UPDATE SET sealed_secret = $2, made_at = $3,
         sealed_old_secret = callback.sealed_secret, old_secret_until = $4`,
      [partnerId, sealed, transaction.at, oldUntil],
    );
    await recordPartner(transaction, this.liveEvents, partner, 'callback_secret_made', actor, {
      ...(endOldNow && { endedOld: true }),
    });
    return writeWebhookSecret(secret);
  }

  /** Who may have signed what was posted for this partner; undefined when it has no secret, or was ended. */
  async find(manager: EntityManager, partnerId: string, at: Date): Promise<Signer | undefined> {
    interface Row extends Partner {
      readonly sealedSecret: Buffer;
      readonly sealedOldSecret: Buffer | null;
      readonly oldSecretUntil: Date | null;
    }
    const [row] = await manager.query<Row[]>(
      `SELECT ${partnerColumns}, callback.sealed_secret AS "sealedSecret",
              callback.sealed_old_secret AS "sealedOldSecret", callback.old_secret_until AS "oldSecretUntil"
         FROM partner_callback_secret callback JOIN partner ON partner.id = callback.partner_id
        WHERE partner.id = $1 AND partner.ended_at IS NULL`,
      [partnerId],
    );
    if (!row) return undefined;
    const { sealedSecret, sealedOldSecret, oldSecretUntil, ...partner } = row;
    const old = oldSecretUntil !== null && oldSecretUntil > at ? sealedOldSecret : null;
    const sealed = [sealedSecret, ...(old === null ? [] : [old])];
    return { partner, secrets: sealed.map((one) => this.secrets.open(partnerId, 'incoming', one)) };
  }
}

/** When the secret in use was made; undefined without one. */
export async function secretMadeAt(manager: EntityManager, partnerId: string): Promise<Date | undefined> {
  const [row] = await manager.query<{ made_at: Date }[]>(
    'SELECT made_at FROM partner_callback_secret WHERE partner_id = $1',
    [partnerId],
  );
  return row?.made_at;
}
