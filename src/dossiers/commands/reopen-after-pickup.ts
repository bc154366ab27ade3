import { Inject, Injectable } from '@nestjs/common';
import { requireLiveSession, shownBy } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import { DomainError } from '../../kernel/index.js';
import { siteToken, type Transaction } from '../../platform/index.js';
import { citizenActor, refuseSecondOpening, type CitizenAsking } from '../citizen-asking.js';
import { DossierRecords } from '../dossier-records.js';
import { getOwnOperation, lockAndReadTray } from '../queries/pickup-to-reopen.js';
import { reopeningRefusals, whyNotReopen } from '../reopening.policy.js';

/**
 * Opens a tray once more for who has just emptied it, by the records, and says that papers are still in it. The dossier
 * stays fetched; whether the tray is empty is decided anew (ADR 0012).
 */
@Injectable()
export class ReopenAfterPickup {
  constructor(
    private readonly records: DossierRecords,
    private readonly doorOperations: DoorOperations,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /**
   * @throws DomainError session_ended, not_found, transition_not_legal, tray_not_free, door_operation_pending,
   * tray_content_unknown, tray_out_of_service, cabinet_unreachable, power_failing
   */
  async execute(
    transaction: Transaction,
    citizen: CitizenAsking,
    operationId: string,
  ): Promise<DoorOperationView> {
    await requireLiveSession(transaction, citizen.id);
    const operation = await getOwnOperation(transaction, citizen, operationId);
    await this.records.lock(transaction, operation.dossier_id);
    await refuseSecondOpening(transaction, citizen);
    const pickup = await lockAndReadTray(transaction, operationId, operation);
    this.refuseUnlessAllowed(pickup, transaction.at);
    return this.doorOperations.authorise(transaction, {
      trayLabel: operation.tray_label,
      purpose: 'reopen',
      dossierId: operation.dossier_id,
      actor: citizenActor(citizen),
      citizenSessionId: citizen.id,
      shown: shownBy(citizen),
      reopens: operationId,
    });
  }

  private refuseUnlessAllowed(pickup: Parameters<typeof whyNotReopen>[0], at: Date): void {
    const reason = whyNotReopen(pickup, at, this.site.doors.reopenGraceSeconds);
    if (reason === undefined) return;
    const { code, detail } = reopeningRefusals[reason];
    throw new DomainError(code, detail, { extensions: { reason } });
  }
}
