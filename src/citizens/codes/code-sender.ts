import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { assertInvariant } from '../../kernel/index.js';
import {
  channelToken,
  type Channel,
  type OutgoingMessage,
  type SendAnswer,
} from '../../notifications/channels/index.js';
import { speakCode, writeText } from '../../notifications/texts/index.js';
import { Database, loggerToken } from '../../platform/index.js';
import { CodeParts } from './code-parts.js';
import { CodeOccasion } from './code-occasion.js';
import { prepareSending, type CodeToSend } from './prepare-sending.js';
import { outcomeOf, recordSending } from './record-sending.js';
import { TakeCodeReport } from './take-code-report.js';

const mostSends = 2;
/** Two sends and their transactions stay below the 30 s after which the queue gives a job up. */
const sendTimeoutMs = 10_000;

/** Draws, stores and sends codes: the job behind every request for one. */
@Injectable()
export class CodeSender implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly parts: CodeParts,
    private readonly codeOccasion: CodeOccasion,
    private readonly reports: TakeCodeReport,
    @Inject(channelToken) private readonly channel: Channel,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.parts.jobs.handle('code-delivery', async ({ codeId }) => {
      assertInvariant(codeId, 'a job of code-delivery names its code');
      await this.send(codeId);
    });
  }

  /** Sends the code of one request. May be run any number of times: what was sent, or may have been, is not sent again. */
  async send(codeId: string): Promise<void> {
    for (let sends = 1; sends <= mostSends; sends += 1) {
      const toSend = await this.database.transaction((transaction) =>
        prepareSending(transaction, this.parts, this.codeOccasion, codeId),
      );
      if (!toSend) return;
      const answer = await this.handOver(toSend);
      const outcome = outcomeOf(answer, sends === mostSends);
      await this.database.transaction((transaction) => recordSending(transaction, codeId, outcome));
      if (outcome !== 'again') return;
    }
  }

  private async handOver(toSend: CodeToSend): Promise<SendAnswer> {
    const { id, way } = toSend;
    const answer = await (way === 'call' ? this.readOut(toSend) : this.write(toSend));
    if (answer.outcome !== 'accepted') {
      this.logger.warn(
        { codeId: id, way, channel: this.channel.name, outcome: answer.outcome, detail: answer.detail },
        'a code was not sent',
      );
    }
    return answer;
  }

  private write({ id, phone, code }: CodeToSend): Promise<SendAnswer> {
    const minutes = String(this.parts.site.codes.validMinutes);
    const { templateId, text, parameters } = writeText('code', { code, minutes });
    const template = { id: templateId, parameters };
    return this.channel.send(
      { to: phone, text, template, ...this.addresses(id) },
      { timeoutMs: sendTimeoutMs },
    );
  }

  private readOut({ id, phone, code }: CodeToSend): Promise<SendAnswer> {
    return this.channel.call(
      { to: phone, text: speakCode(code), ...this.addresses(id) },
      { timeoutMs: sendTimeoutMs },
    );
  }

  /** Every code is a message of its own: a gateway that knows references must not take the second for the first. */
  private addresses(codeId: string): Pick<OutgoingMessage, 'reference' | 'callbackUrl'> {
    const callbackUrl = this.reports.callbackUrlOf(codeId);
    return {
      reference: this.parts.randomness.uuid(),
      ...(callbackUrl === undefined ? {} : { callbackUrl }),
    };
  }
}
