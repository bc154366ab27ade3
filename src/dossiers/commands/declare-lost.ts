import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/**
 * A supervisor gives up looking for papers that an officer has not found in their tray. The citizen gets no message by
 * itself: this is told by a person. The tray is not free by it, since its content is as unknown as before.
 */
@Injectable()
export class DeclareLost {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    reason: string,
  ): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'declare_lost');
    await this.dossiers.take(transaction, staff, dossier, 'declare_lost', {
      changes: { reason },
      details: { lastTray: dossier.trayLabel, lastState: dossier.state },
    });
  }
}
