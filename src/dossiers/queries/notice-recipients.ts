import type { EntityManager } from 'typeorm';
import type { PhoneNumber } from '../../kernel/index.js';

/** Whom to tell about a dossier, as it is now. Holds personal data: for sending and calling, never for logs. */
export interface NoticeRecipient {
  readonly dossierId: string;
  readonly phone: PhoneNumber;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
}

/** By the dossier's id; a dossier that does not exist is left out. For those who keep no phone number of their own. */
export async function findNoticeRecipients(
  manager: EntityManager,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, NoticeRecipient>> {
  const rows = await manager.query<NoticeRecipient[]>(
    `SELECT id AS "dossierId", phone, deposit_number AS "depositNumber", official_code AS "officialCode"
       FROM dossier WHERE id = ANY ($1)`,
    [[...dossierIds]],
  );
  return new Map(rows.map((row) => [row.dossierId, row]));
}
