import type { EntityManager } from 'typeorm';

/** Where a partner takes messages, and how that goes. */
export interface WebhookStanding {
  readonly url: string;
  readonly switchedOff: boolean;
  /** Messages that wait to be sent, for the first time or again. */
  readonly waiting: number;
}

/** Undefined where no address was ever set. */
export async function findWebhook(
  manager: EntityManager,
  partnerId: string,
): Promise<WebhookStanding | undefined> {
  const [row] = await manager.query<WebhookStanding[]>(
    `SELECT url, switched_off_at IS NOT NULL AS "switchedOff",
            (SELECT count(*)::integer FROM webhook_message message
              WHERE message.partner_id = webhook.partner_id AND state = 'waiting') AS waiting
       FROM partner_webhook webhook WHERE partner_id = $1`,
    [partnerId],
  );
  return row;
}
