import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PhoneNumber } from '../../kernel/index.js';
import { StatusLinks } from '../status-links.js';

/** Whom to tell about a dossier, as it is now. Holds personal data: for sending and calling, never for logs. */
export interface NoticeRecipient {
  readonly dossierId: string;
  readonly phone: PhoneNumber;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  /** The papers are with the citizen, and nothing is left to be told. */
  readonly closed: boolean;
  /** The citizen's status page, absolute. */
  readonly statusUrl: string;
}

interface RecipientRow {
  readonly id: string;
  readonly phone: PhoneNumber;
  readonly deposit_number: string | null;
  readonly official_code: string | null;
  readonly closed_at: Date | null;
}

/** For those who write to citizens and keep no phone number of their own. */
@Injectable()
export class NoticeRecipients {
  constructor(private readonly statusLinks: StatusLinks) {}

  /** By the dossier's id; a dossier that does not exist is left out. */
  async find(
    manager: EntityManager,
    dossierIds: readonly string[],
  ): Promise<ReadonlyMap<string, NoticeRecipient>> {
    const rows = await manager.query<RecipientRow[]>(
      'SELECT id, phone, deposit_number, official_code, closed_at FROM dossier WHERE id = ANY ($1)',
      [[...dossierIds]],
    );
    return new Map(rows.map((row) => [row.id, this.recipientOf(row)]));
  }

  private recipientOf(row: RecipientRow): NoticeRecipient {
    return {
      dossierId: row.id,
      phone: row.phone,
      depositNumber: row.deposit_number,
      officialCode: row.official_code,
      closed: row.closed_at !== null,
      statusUrl: this.statusLinks.urlOf(row.id),
    };
  }
}
