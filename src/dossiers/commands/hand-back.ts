import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';
import type { IdentityCheck } from './hand-over.js';

/** The desk gives withdrawn papers back to the citizen. */
@Injectable()
export class HandBack {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    identityCheck: IdentityCheck,
  ): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'hand_back');
    await this.dossiers.take(transaction, staff, dossier, 'hand_back', { details: { identityCheck } });
  }
}
