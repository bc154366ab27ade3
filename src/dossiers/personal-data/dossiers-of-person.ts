import { Injectable } from '@nestjs/common';
import type { Actor, PhoneNumber } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { selectDossiers, type DossierRow } from '../queries/dossier-rows.js';
import { erasePerson } from './erase-person.js';
import { Persons, type OpenedPerson } from './persons.js';

/** A dossier with whose it is. */
export interface DossierOfPerson {
  readonly row: DossierRow;
  readonly person: OpenedPerson;
}

export interface Erasure {
  /** Ids of the closed dossiers, which belong to nobody any more. */
  readonly erased: readonly string[];
  /** The dossiers that are open: they need whom to tell and whose tray may open. */
  readonly refused: readonly DossierRow[];
}

/**
 * The dossiers that are somebody's, by their phone. There are no more of them than trays and a month of closed dossiers,
 * so they are read at once.
 */
@Injectable()
export class DossiersOfPerson {
  constructor(
    private readonly records: DossierRecords,
    private readonly persons: Persons,
  ) {}

  /** The oldest first; those whose person was erased are nobody's and not among them. */
  async list(transaction: Transaction, phone: PhoneNumber): Promise<DossierOfPerson[]> {
    const rows = await this.rowsOf(transaction, phone);
    return rows.map((row) => ({ row, person: this.persons.open(row) }));
  }

  /** Erases whose the closed dossiers of a phone were, at once; open ones stay as they are. */
  async eraseClosed(transaction: Transaction, phone: PhoneNumber, actor: Actor): Promise<Erasure> {
    const erased: string[] = [];
    const refused: DossierRow[] = [];
    for (const row of await this.rowsOf(transaction, phone)) {
      const dossier = await this.records.lock(transaction, row.id);
      if (await erasePerson(transaction, this.records, dossier, actor)) erased.push(dossier.id);
      // The sweep may have been first, between reading and locking: then there is nothing to refuse.
      else if (dossier.closedAt === null) refused.push(row);
    }
    return { erased, refused };
  }

  private rowsOf(transaction: Transaction, phone: PhoneNumber): Promise<DossierRow[]> {
    return selectDossiers(
      transaction.manager,
      'WHERE dossier.phone_index = $1 ORDER BY dossier.created_at, dossier.id',
      [this.persons.indexOf(phone)],
    );
  }
}
