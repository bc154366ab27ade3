import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import { LiveEvents, type Transaction } from '../../platform/index.js';
import { wordsOfStaff } from './notice-texts.js';
import { whatIsTold } from './notice-texts.js';
import { Notice } from './notice.entity.js';

/** The only writer of notices: every change is numbered, in the ledger, and told to the screens. */
@Injectable()
export class NoticeRecords {
  constructor(private readonly liveEvents: LiveEvents) {}

  /** Locks a notice for the rest of the transaction; undefined when there is none. */
  async lock(transaction: Transaction, id: string): Promise<Notice | undefined> {
    const notice = await transaction.manager.findOne(Notice, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return notice ?? undefined;
  }

  /** @returns false when the dossier has a notice of this template about this occasion already: nothing was done. */
  async insert(transaction: Transaction, notice: Notice, actor: Actor): Promise<boolean> {
    const inserted = await transaction.query(
      `INSERT INTO notice (id, dossier_id, template, occasion, parameters, state, attempts, lookups, next_attempt_at,
         call_reason, detail, created_at, changed_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9, $10, $10, 1)
       ON CONFLICT (dossier_id, template, occasion) DO NOTHING RETURNING id`,
      [
        notice.id,
        notice.dossierId,
        notice.template,
        notice.occasion,
        JSON.stringify(notice.parameters),
        notice.state,
        notice.nextAttemptAt,
        notice.callReason,
        notice.detail,
        notice.createdAt,
      ],
    );
    if (inserted.length === 0) return false;
    this.record(transaction, notice, 'queued', actor);
    return true;
  }

  /** @param kind what the change is called in the ledger, with `notice.` in front. */
  async change(
    transaction: Transaction,
    notice: Notice,
    kind: string,
    changes: Partial<Omit<Notice, 'id' | 'version' | 'parameters'>>,
    actor: Actor,
  ): Promise<void> {
    await this.write(transaction, notice, kind, changes, actor);
  }

  /** Takes away what staff wrote; what the dossier knows by itself stays. */
  async eraseWords(transaction: Transaction, notice: Notice, actor: Actor): Promise<void> {
    const kept = Object.entries(notice.parameters).filter(([name]) => name !== wordsOfStaff);
    const parameters = Object.fromEntries(kept);
    await this.write(transaction, notice, 'words_erased', { parameters }, actor);
  }

  private async write(
    transaction: Transaction,
    notice: Notice,
    kind: string,
    changes: Partial<Omit<Notice, 'id' | 'version'>>,
    actor: Actor,
  ): Promise<void> {
    const numbered = { ...changes, changedAt: transaction.at, version: notice.version + 1 };
    await transaction.manager.update(Notice, notice.id, numbered);
    Object.assign(notice, numbered);
    this.record(transaction, notice, kind, actor);
  }

  private record(transaction: Transaction, notice: Notice, kind: string, actor: Actor): void {
    const { id, version, dossierId, template, occasion, state, attempts, lookups, callReason } = notice;
    appendToLedger(transaction, {
      kind: `notice.${kind}`,
      subject: { type: 'notice', id, version },
      actor,
      details: {
        dossier: dossierId,
        template,
        occasion,
        state,
        attempts,
        lookups,
        callReason,
        callOutcome: notice.callOutcome,
        channel: notice.channel,
        providerReference: notice.providerReference,
      },
    });
    this.liveEvents.publishAfterCommit(transaction, {
      type: 'notice',
      id,
      data: { dossier: dossierId, template: whatIsTold(template), state, toCall: isToCall(notice) },
    });
  }
}

/** Whether somebody has to call the person, because the notice has not reached them or may not have. */
export function isToCall({ callReason, callOutcome }: Pick<Notice, 'callReason' | 'callOutcome'>): boolean {
  return callReason !== null && (callOutcome === null || callOutcome === 'not_reached');
}
