import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DomainError } from '../../kernel/index.js';
import { Database, loggerToken } from '../../platform/index.js';
import { GatewayReports } from '../channels/index.js';
import { applyEvent } from './apply-event.js';
import { SendingParts } from './sending-parts.js';

export interface PostedStatus {
  readonly noticeId: string;
  /** The parsed form. */
  readonly body: unknown;
  readonly signature: string | undefined;
}

/** Takes a gateway's delivery report. The same report twice, or two in the wrong order, do no harm. */
@Injectable()
export class TakeReport {
  constructor(
    private readonly database: Database,
    private readonly parts: SendingParts,
    private readonly reports: GatewayReports,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  /** @throws DomainError forbidden for what is not from the gateway; validation_failed; not_found. */
  async take({ noticeId, body, signature }: PostedStatus): Promise<void> {
    const url = this.parts.callbackUrlOf(noticeId);
    const { providerReference, status } = this.reports.read({ body, signature, url });
    await this.database.transaction(async (transaction) => {
      const notice = await this.parts.records.lock(transaction, noticeId);
      if (!notice) throw new DomainError('not_found', 'There is no such notice.');
      if (notice.providerReference !== null && notice.providerReference !== providerReference) {
        this.logger.warn({ noticeId, providerReference }, 'a report on another message of the same notice');
        return;
      }
      const actor = { type: 'partner', id: this.reports.gateway } as const;
      await applyEvent(
        transaction,
        this.parts,
        notice,
        { kind: 'reported', status, providerReference },
        actor,
      );
    });
  }
}
