import { Injectable } from '@nestjs/common';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import type { Transaction } from '../../platform/index.js';
import { requireStillAllowed, type LetIn } from '../../staff/index.js';
import { DossierRecords } from '../dossier-records.js';
import { FourEyes, type Occasion } from '../four-eyes.js';
import type { InspectionReason } from '../inspection-reason.js';
import { actorOf } from '../staff-dossiers.js';

/** Opens a tray for an officer who looks into it and says what is there. Nothing is put in or taken out. */
@Injectable()
export class InspectTray {
  constructor(
    private readonly records: DossierRecords,
    private readonly fourEyes: FourEyes,
    private readonly doorOperations: DoorOperations,
  ) {}

  /** @throws DomainError not_found, door_operation_pending, cabinet_unreachable, and what `FourEyes` and `requireStillAllowed` refuse */
  async execute(
    transaction: Transaction,
    staff: LetIn,
    trayLabel: string,
    reason: InspectionReason,
    occasion: Occasion,
  ): Promise<DoorOperationView> {
    const dossier = await this.records.lockAtTray(transaction, trayLabel);
    const opened = {
      trayLabel,
      bound: dossier !== undefined,
      listedByStaff: true,
      action: reason === 'audit' ? 'audit.work' : 'tray.inspect',
    } as const;
    return this.fourEyes.witness(transaction, staff, occasion, opened, async (secondPersonId) => {
      await requireStillAllowed(transaction, staff);
      return this.doorOperations.authorise(transaction, {
        trayLabel,
        purpose: 'inspect',
        dossierId: dossier?.id ?? null,
        actor: actorOf(staff),
        reason,
        ...(secondPersonId === undefined ? {} : { secondPersonId }),
      });
    });
  }
}
