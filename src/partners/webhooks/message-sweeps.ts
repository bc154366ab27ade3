import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, dayMs } from '../../kernel/index.js';
import { ClockWatch, Database, Jobs, Sweeps } from '../../platform/index.js';
import { shortenOldSecrets } from './shorten-old-secrets.js';

/** What is over is taken by the next sweep, a minute later. */
const mostAtOnce = 100;
const deliveredKeptMs = 7 * dayMs;
/** Also what waits for a partner that was ended meanwhile; every other message is settled long before. */
const deadKeptMs = 30 * dayMs;

/** Hands over to the queue what has fallen due, and forgets what nobody will ask for any more. */
@Injectable()
export class MessageSweeps implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly clockWatch: ClockWatch,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'due webhooks', run: () => this.enqueueDue() });
    this.sweeps.register({ name: 'old webhooks', run: () => this.forget() });
    this.clockWatch.whenSetBack(shortenOldSecrets);
  }

  async enqueueDue(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const due = await transaction.query<{ id: string }>(
        `SELECT message.id FROM webhook_message message JOIN partner_webhook webhook USING (partner_id)
           JOIN partner ON partner.id = message.partner_id
          WHERE message.next_attempt_at <= $1 AND webhook.switched_off_at IS NULL AND partner.ended_at IS NULL
          ORDER BY message.next_attempt_at LIMIT ${mostAtOnce}`,
        [transaction.at],
      );
      for (const { id } of due) await this.jobs.enqueue(transaction, 'webhook-delivery', { messageId: id });
    });
  }

  async forget(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query(
        `DELETE FROM webhook_message
          WHERE (state = 'delivered' AND queued_at < $1) OR (state <> 'delivered' AND queued_at < $2)`,
        [addMs(transaction.at, -deliveredKeptMs), addMs(transaction.at, -deadKeptMs)],
      );
    });
  }
}
