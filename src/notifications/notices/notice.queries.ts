import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
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

/** The lists that staff work through: what each holds is said by a view of the database. */
const lists = {
  /** A notice has not reached the person, or may not have, and the papers are not in their hands yet. */
  to_call: 'call_to_make',
} as const;

export type ListedState = keyof typeof lists;
export const listedStates = Object.keys(lists) as [ListedState, ...ListedState[]];

/** One list with whom each notice is for, the oldest first. */
export async function listNotices(manager: EntityManager, state: ListedState): Promise<CallItem[]> {
  const listed = await manager.query<{ id: string }[]>(
    `SELECT id FROM ${lists[state]} ORDER BY created_at, id LIMIT ${mostListed}`,
  );
  const notices = await manager.find(Notice, {
    where: { id: In(listed.map(({ id }) => id)) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const recipients = await findNoticeRecipients(
    manager,
    notices.map(({ dossierId }) => dossierId),
  );
  return notices.flatMap((notice) => {
    const recipient = recipients.get(notice.dossierId);
    return recipient === undefined ? [] : [{ notice, recipient }];
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
