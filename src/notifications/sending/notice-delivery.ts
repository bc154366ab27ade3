import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { assertInvariant } from '../../kernel/index.js';
import { Database, Jobs, loggerToken } from '../../platform/index.js';
import type { MessageQuery, OutgoingMessage } from '../channels/index.js';
import type { DeliveryEvent } from '../delivery/index.js';
import { noticesActor } from '../notices/queue-notice.js';
import { applyEvent } from './apply-event.js';
import { beginDelivery } from './begin-delivery.js';
import { SendingParts } from './sending-parts.js';

export const sendTimeoutToken = Symbol('time-out of one attempt');
/** One attempt and its two transactions stay far below the lease, and below the 60 s of the queue. */
export const sendTimeoutMs = 10_000;

/** The job behind every notice: send it, or look it up when nobody knows whether it was sent. */
@Injectable()
export class NoticeDelivery implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly parts: SendingParts,
    @Inject(loggerToken) private readonly logger: Logger,
    @Inject(sendTimeoutToken) private readonly timeoutMs: number,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notice-delivery', async ({ noticeId }) => {
      assertInvariant(noticeId, 'a job of notice-delivery names its notice');
      await this.run(noticeId);
    });
  }

  /** Does what is due about one notice. May be run at any time and any number of times, by several at once. */
  async run(noticeId: string): Promise<void> {
    const step = await this.database.transaction((transaction) =>
      beginDelivery(transaction, this.parts, noticeId),
    );
    switch (step.kind) {
      case 'nothing':
        return;
      case 'send':
        await this.conclude(noticeId, await this.send(step.message));
        return;
      case 'look_up':
        await this.conclude(noticeId, await this.lookUp(step.query), step.version);
        return;
    }
  }

  private async send(message: OutgoingMessage): Promise<DeliveryEvent> {
    const answer = await this.parts.channel.send(message, { timeoutMs: this.timeoutMs });
    if (answer.outcome !== 'accepted') {
      const { outcome, detail } = answer;
      this.logger.warn({ noticeId: message.reference, outcome, detail }, 'a notice was not sent');
    }
    return { kind: 'answered', answer };
  }

  private async lookUp(query: MessageQuery): Promise<DeliveryEvent> {
    const answer = await this.parts.channel.find(query, { timeoutMs: this.timeoutMs });
    return { kind: 'looked_up', answer };
  }

  /** @param version for a look-up: when the notice has changed since, another look-up has been counted already. */
  private async conclude(noticeId: string, event: DeliveryEvent, version?: number): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const notice = await this.parts.records.lock(transaction, noticeId);
      assertInvariant(notice, 'notices are never deleted');
      const overtaken = version !== undefined && version !== notice.version;
      if (overtaken && !isFound(event)) return;
      await applyEvent(transaction, this.parts, notice, event, noticesActor);
    });
  }
}

function isFound(event: DeliveryEvent): boolean {
  return event.kind === 'looked_up' && event.answer.outcome === 'accepted';
}
