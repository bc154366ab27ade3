import type { Persons } from '../../dossiers/index.js';
import { toNationalFormat } from '../../kernel/index.js';
import { isToCall } from '../notices/notice-records.js';
import { whatIsTold, writeNotice } from '../notices/notice-texts.js';
import type { CallItem } from '../notices/notice.queries.js';
import type { Notice } from '../notices/notice.entity.js';
import { TextParameterError } from '../texts/index.js';
import type { CallListView, NoticeView } from './notices.schemas.js';

export function noticeView(notice: Notice): NoticeView {
  const { id, dossierId, template, state, attempts, callReason, calledAt, callOutcome } = notice;
  return {
    id,
    dossierId,
    template: whatIsTold(template),
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

export function callView({ notice, recipient }: CallItem, persons: Persons): CallListView['notices'][number] {
  const { phone } = persons.open(recipient);
  return {
    ...noticeView(notice),
    phone: phone === null ? null : toNationalFormat(phone),
    depositNumber: recipient.depositNumber,
    officialCode: recipient.officialCode,
    text: textOf(notice),
  };
}

/** Who calls needs the words. The link would let them fetch what lies in the tray, where the site gives pickup QRs. */
const linkLeftOut = 'https://...';

function textOf({ template, parameters }: Notice): string | null {
  try {
    return writeNotice(template, parameters, linkLeftOut).text;
  } catch (error) {
    if (error instanceof TextParameterError) return null;
    throw error;
  }
}
