import { Inject, Injectable } from '@nestjs/common';
import { lockTray } from '../../cabinets/index.js';
import { requireLiveSession, shownBy } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import { addMs, assertInvariant, DomainError, minuteMs } from '../../kernel/index.js';
import { findProcedure } from '../../procedures/index.js';
import { siteToken, type Transaction } from '../../platform/index.js';
import { citizenActor, refuseSecondOpening, type CitizenAsking } from '../citizen-asking.js';
import { DossierRecords } from '../dossier-records.js';
import type { Dossier } from '../dossier.entity.js';
import { traysThatDidNotOpen } from '../pending-operations.js';
import { requireOpenable } from '../refusals.js';
import { UsableTrays } from '../usable-trays.js';

/** Opens the promised tray for the citizen's envelope; another one, if the promised one has failed. */
@Injectable()
export class OpenForDeposit {
  constructor(
    private readonly records: DossierRecords,
    private readonly trays: UsableTrays,
    private readonly doorOperations: DoorOperations,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /**
   * @throws DomainError session_ended, not_found, transition_not_legal, door_operation_pending,
   * tray_content_unknown, no_tray_free, cabinet_unreachable
   */
  async execute(
    transaction: Transaction,
    citizen: CitizenAsking,
    dossierId: string,
  ): Promise<DoorOperationView> {
    await requireLiveSession(transaction, citizen.id);
    const dossier = await this.records.lock(transaction, dossierId);
    if (dossier.reservedBySession !== citizen.id) {
      throw new DomainError('not_found', 'There is no such dossier.');
    }
    await refuseSecondOpening(transaction, citizen);
    await requireOpenable(transaction, dossier, 'deposit');
    const trayLabel = await this.trayFor(transaction, dossier, citizen);
    return this.doorOperations.authorise(transaction, {
      trayLabel,
      purpose: 'deposit',
      dossierId,
      actor: citizenActor(citizen),
      citizenSessionId: citizen.id,
      shown: shownBy(citizen),
    });
  }

  private async trayFor(transaction: Transaction, dossier: Dossier, citizen: CitizenAsking): Promise<string> {
    assertInvariant(dossier.trayLabel !== null, 'a reservation names its tray');
    const failed = await traysThatDidNotOpen(transaction, dossier.id);
    const promised = await lockTray(transaction, dossier.trayLabel);
    const unusable = [...failed, ...this.trays.notReady()].includes(promised.label);
    if (promised.inService && promised.contentKnown && !unusable) return promised.label;

    const procedure = await findProcedure(transaction.manager, dossier.procedureCode);
    const trayLabel = await this.trays.lockOne(transaction, {
      size: procedure?.traySize ?? promised.size,
      wheelchairReachable: dossier.lowTray,
      except: failed,
    });
    const reservedUntil = addMs(transaction.at, this.site.deposit.reservationMinutes * minuteMs);
    const changes = { trayLabel, reservedUntil };
    const details = { before: promised.label };
    await this.records.change(transaction, dossier, 'tray_changed', citizenActor(citizen), changes, details);
    return trayLabel;
  }
}
