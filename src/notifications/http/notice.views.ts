import type { Persons } from '../../dossiers/index.js';
import { toNationalFormat } from '../../kernel/index.js';
import { isToCall } from '../notices/notice-records.js';
import { writeNotice } from '../notices/notice-texts.js';
import type { CallItem } from '../notices/notice.queries.js';
import type { Notice } from '../notices/notice.entity.js';
import { TextParameterError } from '../texts/index.js';
import type { CallListView, NoticeView } from './notices.schemas.js';

export function noticeView(notice: Notice): NoticeView {
  const { id, dossierId, template, state, attempts, callReason, calledAt, callOutcome } = notice;
  return {
    id,
    dossierId,
    template,
    state,
    createdAt: notice.createdAt.toISOString(),
    changedAt: notice.changedAt.toISOString(),
    attempts,
    callReason,
    toCall: isToCall(notice),
    lastCall:
      calledAt === null || callOutcome === null ? null : { at: calledAt.toISOString(), outcome: callOutcome },
  };
}

/** @param statusUrl the citizen's page, as it stands in the SMS. */
export function callView(
  { notice, recipient }: CallItem,
  persons: Persons,
  statusUrl: string,
): CallListView['notices'][number] {
  const { phone } = persons.open(recipient);
  return {
    ...noticeView(notice),
    phone: phone === null ? null : toNationalFormat(phone),
    depositNumber: recipient.depositNumber,
    officialCode: recipient.officialCode,
    text: textOf(notice, statusUrl),
  };
}

function textOf({ template, parameters }: Notice, statusUrl: string): string | null {
  try {
    return writeNotice(template, parameters, statusUrl).text;
  } catch (error) {
    if (error instanceof TextParameterError) return null;
    throw error;
  }
}
