import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/** How the desk made sure to whom it gives the papers. Of the document itself nothing is kept (personal data). */
export const identityChecks = ['citizen_id_card', 'vneid', 'passport', 'letter_of_authority'] as const;
export type IdentityCheck = (typeof identityChecks)[number];

/** The desk gives the papers to the citizen, or to who may take them for the citizen. */
@Injectable()
export class HandOver {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    identityCheck: IdentityCheck,
  ): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'hand_over');
    await this.dossiers.take(transaction, staff, dossier, 'hand_over', { details: { identityCheck } });
  }
}
