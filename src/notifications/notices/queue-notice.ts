import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Site } from '../../config/index.js';
import type { Actor, Randomness } from '../../kernel/index.js';
import { Jobs, loggerToken, randomnessToken, siteToken, type Transaction } from '../../platform/index.js';
import { newDelivery } from '../delivery/index.js';
import { TextParameterError } from '../texts/index.js';
import { storedDelivery } from './delivery-of.js';
import { NoticeRecords } from './notice-records.js';
import { parametersToStore, type NoticeContent, type NoticeParameters } from './notice-texts.js';
import type { Notice } from './notice.entity.js';

export const noticesActor: Actor = { type: 'system', id: 'notices' };

export interface NoticeRequest {
  readonly dossierId: string;
  readonly content: NoticeContent;
  /** What gave reason to write, unique for the dossier and template. */
  readonly occasion: string;
  /** The citizen's status page; not stored. */
  readonly statusUrl: string;
}

/** Takes notices in, in the transaction of what they tell of: they exist exactly if it has happened. */
@Injectable()
export class NoticeQueue {
  constructor(
    private readonly records: NoticeRecords,
    private readonly jobs: Jobs,
    @Inject(siteToken) private readonly site: Site,
    @Inject(randomnessToken) private readonly randomness: Randomness,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  /**
   * Writes a notice once for its occasion and sees to its sending.
   * @returns its id; undefined when there is one already.
   */
  async queue(transaction: Transaction, request: NoticeRequest): Promise<string | undefined> {
    const notice = this.draft(transaction, request);
    if (!(await this.records.insert(transaction, notice, noticesActor))) return undefined;
    if (notice.state === 'waiting') {
      await this.jobs.enqueue(transaction, 'notice-delivery', { noticeId: notice.id });
    }
    return notice.id;
  }

  private draft(
    transaction: Transaction,
    { dossierId, content, occasion, statusUrl }: NoticeRequest,
  ): Notice {
    const blank = {
      id: this.randomness.uuid(),
      dossierId,
      template: content.template,
      occasion,
      channel: null,
      attemptedAt: null,
      detail: null,
      createdAt: transaction.at,
      changedAt: transaction.at,
      calledAt: null,
      calledBy: null,
      callOutcome: null,
      version: 1,
    };
    const parameters = this.parametersOf(content, statusUrl, blank.id);
    if (parameters) return { ...blank, parameters, ...storedDelivery(newDelivery, transaction.at) };
    const refused = {
      state: 'undelivered',
      attempts: 0,
      lookups: 0,
      callThisPerson: 'text_refused',
    } as const;
    return { ...blank, parameters: {}, ...storedDelivery(refused, transaction.at) };
  }

  /** What cannot be sent must not undo what has happened: a person is called instead. */
  private parametersOf(
    content: NoticeContent,
    statusUrl: string,
    noticeId: string,
  ): NoticeParameters | undefined {
    try {
      return parametersToStore(content, this.site.notices, statusUrl);
    } catch (error) {
      if (!(error instanceof TextParameterError)) throw error;
      this.logger.error(
        { noticeId, template: content.template, problem: error.message },
        'a text cannot be sent',
      );
      return undefined;
    }
  }
}
