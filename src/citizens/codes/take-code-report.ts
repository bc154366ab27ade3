import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../../config/index.js';
import { DomainError } from '../../kernel/index.js';
import { GatewayReports } from '../../notifications/channels/index.js';
import { Database, environmentToken } from '../../platform/index.js';
import { CitizenCode } from './citizen-code.entity.js';
import { afterReport } from './code-delivery.policy.js';

/** Named after the gateway that posts its reports there. */
export const codeCallbackPath = '/api/integration/twilio/codes';

export interface PostedCodeReport {
  readonly codeId: string;
  /** The parsed form. */
  readonly body: unknown;
  readonly signature: string | undefined;
}

/** Takes what a gateway tells of the message or the call that a code went out by. */
@Injectable()
export class TakeCodeReport {
  constructor(
    private readonly database: Database,
    private readonly reports: GatewayReports,
    @Inject(environmentToken) private readonly environment: Pick<Environment, 'publicBaseUrl'>,
  ) {}

  /** Where the gateway reports on this code; undefined where it does not report. */
  callbackUrlOf(codeId: string): string | undefined {
    return this.reports.areTaken ? this.urlOf(codeId) : undefined;
  }

  /** @throws DomainError forbidden for what is not from the gateway; validation_failed; not_found. */
  async take({ codeId, body, signature }: PostedCodeReport): Promise<void> {
    const { status } = this.reports.read({ body, signature, url: this.urlOf(codeId) });
    await this.database.transaction(async ({ manager }) => {
      const code = await manager.findOne(CitizenCode, {
        where: { id: codeId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!code) throw new DomainError('not_found', 'There is no such code, or none any more.');
      // Nothing was drawn yet, so nothing of it can have gone anywhere.
      if (code.hash === null) return;
      const delivery = afterReport(code.delivery, status);
      if (delivery !== code.delivery) await manager.update(CitizenCode, codeId, { delivery });
    });
  }

  private urlOf(codeId: string): string {
    return `${this.environment.publicBaseUrl}${codeCallbackPath}?code=${codeId}`;
  }
}
