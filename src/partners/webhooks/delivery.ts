import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Environment } from '../../config/index.js';
import { addMs, assertInvariant, minuteMs, secondMs, type Actor } from '../../kernel/index.js';
import {
  Database,
  environmentToken,
  Jobs,
  LiveEvents,
  loggerToken,
  type Transaction,
} from '../../platform/index.js';
import { tellOfPartner } from '../partners/partner.js';
import { ReachableAddresses } from './addresses.js';
import { WebhookEndpoints } from './endpoints.js';
import { post, type Posting } from './post.js';
import {
  describeAttempt,
  judge,
  judgeNotTaken,
  mostAttempts,
  type Attempt,
  type Verdict,
} from './retry.policy.js';
import { signWebhook } from './signature.js';
import { WebhookSecrets } from './webhook-secrets.js';

export const webhookTimeoutToken = Symbol('time-out of one attempt of a webhook');
export const webhookTimeoutMs = 10_000;

/** After so long an attempt of which nobody knows is taken for lost: the service was stopped in it. */
const leaseMs = 2 * minuteMs;

const actor: Actor = { type: 'system', id: 'webhooks' };

interface MessageRow {
  readonly partner_id: string;
  readonly body: string;
  readonly attempts: number;
  readonly url: string;
  readonly sealed_secret: Buffer;
  readonly sealed_old_secret: Buffer | null;
  readonly old_secret_until: Date | null;
}

/** The job behind every message to a partner. An attempt is written down before the first byte leaves. */
@Injectable()
export class WebhookDelivery implements OnModuleInit {
  private readonly reachable: ReachableAddresses;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly endpoints: WebhookEndpoints,
    private readonly secrets: WebhookSecrets,
    private readonly liveEvents: LiveEvents,
    @Inject(environmentToken) private readonly environment: Pick<Environment, 'mode' | 'webhookNetworks'>,
    @Inject(webhookTimeoutToken) private readonly timeoutMs: number,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {
    this.reachable = new ReachableAddresses(environment.webhookNetworks);
  }

  onModuleInit(): void {
    this.jobs.handle('webhook-delivery', async ({ messageId }) => {
      assertInvariant(messageId, 'a job of webhook-delivery names its message');
      await this.run(messageId);
    });
  }

  /** Sends a message if it is due. May be run at any time and any number of times, by several at once. */
  async run(messageId: string): Promise<void> {
    const begun = await this.database.transaction((transaction) => this.begin(transaction, messageId));
    if (!begun) return;
    const attempt = await post(begun.posting, {
      reachable: this.reachable,
      secureOnly: this.environment.mode === 'production',
      timeoutMs: this.timeoutMs,
    });
    const verdict = judge(begun.attempts, attempt);
    if (verdict.verdict !== 'delivered') {
      this.logger.warn({ messageId, detail: describeAttempt(attempt) }, 'a webhook was not taken');
    }
    await this.database.transaction((transaction) =>
      this.conclude(transaction, messageId, begun, attempt, verdict),
    );
  }

  private async begin(transaction: Transaction, messageId: string): Promise<Begun | undefined> {
    const [row] = await transaction.query<MessageRow>(
      `SELECT message.partner_id, message.body, message.attempts, webhook.url, webhook.sealed_secret,
              webhook.sealed_old_secret, webhook.old_secret_until
         FROM webhook_message message JOIN partner_webhook webhook USING (partner_id)
         JOIN partner ON partner.id = message.partner_id
        WHERE message.id = $1 AND message.state = 'waiting' AND message.next_attempt_at <= $2
          AND webhook.switched_off_at IS NULL AND partner.ended_at IS NULL
          FOR UPDATE OF message`,
      [messageId, transaction.at],
    );
    if (!row) return undefined;
    if (row.attempts >= mostAttempts) {
      const lost = { partnerId: row.partner_id, attempts: row.attempts };
      await this.giveUp(transaction, messageId, lost, 'the service stopped before the answer came');
      return undefined;
    }
    const attempts = row.attempts + 1;
    await transaction.query('UPDATE webhook_message SET attempts = $2, next_attempt_at = $3 WHERE id = $1', [
      messageId,
      attempts,
      addMs(transaction.at, leaseMs),
    ]);
    const posting = this.postingOf(messageId, row, transaction.at);
    return { partnerId: row.partner_id, attempts, sealedSecret: row.sealed_secret, posting };
  }

  private postingOf(id: string, row: MessageRow, at: Date): Posting {
    const { partner_id: partnerId, body, url } = row;
    const timestamp = String(Math.floor(at.getTime() / secondMs));
    const old = row.old_secret_until !== null && row.old_secret_until > at ? row.sealed_old_secret : null;
    const secrets = [row.sealed_secret, ...(old === null ? [] : [old])].map((sealed) =>
      this.secrets.open(partnerId, 'outgoing', sealed),
    );
    return {
      url: new URL(url),
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'motcua247',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signWebhook(secrets, { id, timestamp, body }),
      },
    };
  }

  private async conclude(
    transaction: Transaction,
    messageId: string,
    begun: Begun,
    attempt: Attempt,
    verdict: Verdict,
  ): Promise<void> {
    const { partnerId, attempts } = begun;
    const detail = describeAttempt(attempt);
    switch (verdict.verdict) {
      case 'delivered':
        await settle(transaction, messageId, attempts, 'delivered', null, detail);
        return;
      case 'again':
        await settle(
          transaction,
          messageId,
          attempts,
          'waiting',
          addMs(transaction.at, verdict.afterMs),
          detail,
        );
        return;
      case 'dead':
        await this.giveUp(transaction, messageId, begun, detail);
        return;
      case 'gone':
        // An address that was replaced meanwhile speaks for itself alone: the message goes to the new one.
        if (!(await this.endpoints.isInForce(transaction, partnerId, begun.sealedSecret))) {
          await this.conclude(transaction, messageId, begun, attempt, judgeNotTaken(attempts));
          return;
        }
        await this.giveUp(transaction, messageId, begun, detail);
        await this.endpoints.switchOff(transaction, partnerId, actor);
        return;
    }
  }

  /** The first message of a partner that is given up is told as an alarm; the others stand beside it. */
  private async giveUp(
    transaction: Transaction,
    messageId: string,
    { partnerId, attempts }: Pick<Begun, 'partnerId' | 'attempts'>,
    detail: string,
  ): Promise<void> {
    if (!(await settle(transaction, messageId, attempts, 'dead', null, detail))) return;
    tellOfPartner(transaction, this.liveEvents, partnerId);
    const others = await transaction.query(
      `SELECT id FROM webhook_message WHERE partner_id = $1 AND state = 'dead' AND id <> $2 LIMIT 1`,
      [partnerId, messageId],
    );
    if (others.length > 0) return;
    const data = { alarm: 'messages_given_up' } as const;
    this.liveEvents.publishAfterCommit(transaction, { type: 'alarm', id: partnerId, data });
  }
}

interface Begun {
  readonly partnerId: string;
  readonly attempts: number;
  /** Of the setting by which it is sent: each has its own. */
  readonly sealedSecret: Buffer;
  readonly posting: Posting;
}

/** Writes down what came of an attempt. @returns false when another has been begun since: the lease was over */
async function settle(
  transaction: Transaction,
  messageId: string,
  attempts: number,
  state: 'waiting' | 'delivered' | 'dead',
  nextAttemptAt: Date | null,
  detail: string,
): Promise<boolean> {
  const written = await transaction.query(
    `UPDATE webhook_message SET state = $3, next_attempt_at = $4, detail = $5
      WHERE id = $1 AND attempts = $2 AND state = 'waiting' RETURNING id`,
    [messageId, attempts, state, nextAttemptAt, detail],
  );
  return written.length > 0;
}
