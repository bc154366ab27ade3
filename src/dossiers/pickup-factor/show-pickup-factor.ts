import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodeParts, showFactor, type LiveCitizenSession } from '../../citizens/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { isFor, noSuchDossier } from '../citizen-asking.js';
import { DossierRecords } from '../dossier-records.js';
import { Persons } from '../personal-data/persons.js';

/** Takes what a citizen answers before a door that asks about the holder. */
@Injectable()
export class ShowPickupFactor {
  constructor(
    private readonly parts: CodeParts,
    private readonly records: DossierRecords,
    private readonly persons: Persons,
  ) {}

  /** @throws DomainError session_ended, not_found, validation_failed, too_many_requests; pickup_factor_wrong, which costs a try. */
  async execute(
    transaction: Transaction,
    citizen: LiveCitizenSession,
    dossierId: string,
    answer: string,
  ): Promise<void> {
    await showFactor(transaction, this.parts, citizen, {
      dossierId,
      isRight: async () => {
        const dossier = await this.records.lock(transaction, dossierId);
        if (!isFor(citizen, dossier)) throw noSuchDossier();
        if (dossier.pickupFactorHash === null) {
          throw new DomainError('validation_failed', 'Nothing is asked about the holder of this.');
        }
        const hash = await this.persons.hashAnswer(transaction, dossierId, answer);
        return hash !== null && timingSafeEqual(hash, dossier.pickupFactorHash);
      },
    });
  }
}
