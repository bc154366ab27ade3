import { Injectable } from '@nestjs/common';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import { assertInvariant } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { requireStillAllowed, type LetIn } from '../../staff/index.js';
import { FourEyes, type Occasion } from '../four-eyes.js';
import { requireOpenable } from '../refusals.js';
import { actorOf, StaffDossiers } from '../staff-dossiers.js';
import { openingActionOf } from '../staff-scope.js';

/** Opens a tray for the officer, who takes out a deposit, or what goes back to the desk. */
@Injectable()
export class OpenToEmpty {
  constructor(
    private readonly dossiers: StaffDossiers,
    private readonly fourEyes: FourEyes,
    private readonly doorOperations: DoorOperations,
  ) {}

  /**
   * @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown,
   * cabinet_unreachable, and what `FourEyes` and `requireStillAllowed` refuse
   */
  async execute(
    transaction: Transaction,
    staff: LetIn,
    dossierId: string,
    purpose: 'collect' | 'return',
    occasion: Occasion,
  ): Promise<DoorOperationView> {
    const action = openingActionOf[purpose];
    const dossier = await this.dossiers.lock(transaction, staff, dossierId, action);
    await requireOpenable(transaction, dossier, purpose);
    assertInvariant(dossier.trayLabel !== null, 'what can be taken out lies in a tray');
    const { trayLabel, state } = dossier;
    const opened = { trayLabel, bound: true, listedByStaff: state === 'withdrawn', action };
    return this.fourEyes.witness(transaction, staff, occasion, opened, async (secondPersonId) => {
      await requireStillAllowed(transaction, staff);
      return this.doorOperations.authorise(transaction, {
        trayLabel,
        purpose,
        dossierId,
        actor: actorOf(staff),
        ...(secondPersonId === undefined ? {} : { secondPersonId }),
      });
    });
  }
}
