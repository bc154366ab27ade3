import type { EntityManager } from 'typeorm';
import { joinDossierKey, sealedPersonColumns, type SealedPersonRow } from '../personal-data/persons.js';

/** Whom to tell about a dossier, as it is now: for `Persons` to open, or to be told apart by the phone's index. */
export interface NoticeRecipient extends SealedPersonRow {
  /** Null once the person is erased. */
  readonly phoneIndex: Buffer | null;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
}

/** By the dossier's id; a dossier that does not exist is left out. For those who keep no phone number of their own. */
export async function findNoticeRecipients(
  manager: EntityManager,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, NoticeRecipient>> {
  const rows = await manager.query<NoticeRecipient[]>(
    `SELECT ${sealedPersonColumns}, dossier.phone_index AS "phoneIndex",
            dossier.deposit_number AS "depositNumber", dossier.official_code AS "officialCode"
       FROM dossier ${joinDossierKey} WHERE dossier.id = ANY ($1)`,
    [[...dossierIds]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
