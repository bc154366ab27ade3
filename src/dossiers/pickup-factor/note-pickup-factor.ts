import { Inject, Injectable } from '@nestjs/common';
import { pickupFactorOf, type Site } from '../../config/index.js';
import { assertInvariant, DomainError, type Actor } from '../../kernel/index.js';
import { siteToken, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import type { Dossier } from '../dossier.entity.js';
import { Persons } from '../personal-data/persons.js';
import { actorOf, StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';
import { isAnswerTo } from './factor-answer.js';

/** Writes down the right answer to what the kiosk will ask about the holder of a result (ADR 0027). */
@Injectable()
export class NotePickupFactor {
  constructor(
    private readonly dossiers: StaffDossiers,
    private readonly records: DossierRecords,
    private readonly persons: Persons,
    @Inject(siteToken) private readonly site: Pick<Site, 'pickup'>,
  ) {}

  /**
   * What was written down before is replaced; while it lies in a tray, nothing is.
   * @throws DomainError not_found, transition_not_legal, validation_failed
   */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    answer: string,
  ): Promise<void> {
    const dossier = await this.dossiers.lock(transaction, staff, dossierId, 'dossier.register');
    if (dossier.closedAt !== null || dossier.custody === 'tray') {
      throw new DomainError(
        'transition_not_legal',
        'What is asked at the kiosk is written down before the result is put into a tray.',
      );
    }
    await this.note(transaction, dossier, answer, actorOf(staff));
  }

  /** The same for a dossier that the caller has locked or just made. */
  async note(transaction: Transaction, dossier: Dossier, answer: string, actor: Actor): Promise<void> {
    const asks = pickupFactorOf(this.site, dossier.procedureCode);
    if (asks === null) {
      throw new DomainError('validation_failed', `Nothing is asked for procedure ${dossier.procedureCode}.`);
    }
    if (!isAnswerTo(asks, answer)) {
      throw new DomainError(
        'validation_failed',
        asks === 'birth_date'
          ? 'Give the day of birth as year, month and day, such as 1990-02-01.'
          : 'Give the last four digits of the citizen number.',
      );
    }
    const pickupFactorHash = await this.persons.hashAnswer(transaction, dossier.id, answer);
    assertInvariant(pickupFactorHash, 'an open dossier has its key');
    const changes = { pickupFactor: asks, pickupFactorHash };
    await this.records.change(transaction, dossier, 'pickup_factor_noted', actor, changes, { asks });
  }
}
