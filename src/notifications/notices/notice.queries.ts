import type { EntityManager } from 'typeorm';
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { findNoticeRecipients, type NoticeRecipient } from '../../dossiers/index.js';
import { Notice } from './notice.entity.js';

/** A dossier sees a dozen notices in its life, reminders and second loadings included. */
const mostOfOneDossier = 200;
/** Longer than anybody can call in a day; the oldest come first, and the rest moves up. */
const mostListed = 200;

export interface CallItem {
  readonly notice: Notice;
  readonly recipient: NoticeRecipient;
}

const hasReason = { callReason: Not(IsNull()) };

/** The lists that staff work through. */
const lists = {
  /** A notice has not reached the person, or may not have. */
  to_call: [
    { ...hasReason, callOutcome: IsNull() },
    { ...hasReason, callOutcome: 'not_reached' },
  ],
} as const satisfies Record<string, readonly FindOptionsWhere<Notice>[]>;

export type ListedState = keyof typeof lists;
export const listedStates = Object.keys(lists) as [ListedState, ...ListedState[]];

/** One list with whom each notice is for, the oldest first. Who has the papers by now needs no call, and is left out. */
export async function listNotices(manager: EntityManager, state: ListedState): Promise<CallItem[]> {
  const notices = await manager.find(Notice, {
    where: [...lists[state]],
    order: { createdAt: 'ASC', id: 'ASC' },
    take: mostListed,
  });
  const recipients = await findNoticeRecipients(
    manager,
    notices.map(({ dossierId }) => dossierId),
  );
  return notices.flatMap((notice) => {
    const recipient = recipients.get(notice.dossierId);
    return recipient === undefined || recipient.closed ? [] : [{ notice, recipient }];
  });
}

/** What a citizen was told about one dossier, the oldest first; undefined when there is no such dossier. */
export async function listOfDossier(
  manager: EntityManager,
  dossierId: string,
): Promise<Notice[] | undefined> {
  const recipients = await findNoticeRecipients(manager, [dossierId]);
  if (!recipients.has(dossierId)) return undefined;
  return manager.find(Notice, {
    where: { dossierId },
    order: { createdAt: 'ASC', id: 'ASC' },
    take: mostOfOneDossier,
  });
}
