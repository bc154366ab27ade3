import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CallOutcome } from './call-outcome.js';
import { NoticeRecords } from './notice-records.js';
import type { Notice } from './notice.entity.js';

/** Writes down that the person was called. Also when the SMS has arrived meanwhile: the call was made. */
@Injectable()
export class RecordCall {
  constructor(private readonly records: NoticeRecords) {}

  /** @throws DomainError not_found */
  async record(
    transaction: Transaction,
    noticeId: string,
    callOutcome: CallOutcome,
    actor: Actor,
  ): Promise<Notice> {
    const notice = await this.records.lock(transaction, noticeId);
    if (!notice) throw new DomainError('not_found', 'There is no such notice.');
    const call = { calledAt: transaction.at, calledBy: actor.id, callOutcome };
    await this.records.change(transaction, notice, 'person_called', call, actor);
    return notice;
  }
}
