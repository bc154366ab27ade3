import { Injectable } from '@nestjs/common';
import { requireLiveSession, shownBy } from '../../citizens/index.js';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import { assertInvariant } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import {
  citizenActor,
  isFor,
  noSuchDossier,
  refuseSecondOpening,
  type CitizenAsking,
} from '../citizen-asking.js';
import { DossierRecords } from '../dossier-records.js';
import { factorMissing } from '../pickup-factor/factor-missing.js';
import { requireOpenable } from '../refusals.js';

/** Opens the tray in which something waits for the citizen. One at a time: each door closes before the next opens. */
@Injectable()
export class OpenForPickup {
  constructor(
    private readonly records: DossierRecords,
    private readonly doorOperations: DoorOperations,
  ) {}

  /**
   * @throws DomainError session_ended, not_found, transition_not_legal, door_operation_pending,
   * pickup_factor_missing, tray_content_unknown, tray_out_of_service, cabinet_unreachable
   */
  async execute(
    transaction: Transaction,
    citizen: CitizenAsking,
    dossierId: string,
  ): Promise<DoorOperationView> {
    const { factorShownFor } = await requireLiveSession(transaction, citizen.id);
    const dossier = await this.records.lock(transaction, dossierId);
    if (!isFor(citizen, dossier)) throw noSuchDossier();
    await refuseSecondOpening(transaction, citizen);
    await requireOpenable(transaction, dossier, 'pickup');
    if (dossier.pickupFactor !== null && factorShownFor !== dossier.id)
      throw factorMissing(dossier.pickupFactor);
    assertInvariant(dossier.trayLabel !== null, 'what can be fetched lies in a tray');
    return this.doorOperations.authorise(transaction, {
      trayLabel: dossier.trayLabel,
      purpose: 'pickup',
      dossierId,
      actor: citizenActor(citizen),
      citizenSessionId: citizen.id,
      shown: shownBy(citizen),
    });
  }
}
