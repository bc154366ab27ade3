import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/**
 * Staff take a dossier out of its course, at the citizen's wish or because it was a mistake. What lies in a tray stays
 * there, closed to the citizen, until an officer takes it out.
 */
@Injectable()
export class Withdraw {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    reason: string,
  ): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'withdraw');
    await this.dossiers.take(transaction, staff, dossier, 'withdraw', { changes: { reason } });
  }
}
