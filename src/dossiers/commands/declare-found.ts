import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/** Papers that were declared lost have turned up, and the officer holds them now, for the desk. */
@Injectable()
export class DeclareFound {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(transaction: Transaction, staff: StaffAsking, dossierId: string): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'declare_found');
    await this.dossiers.take(transaction, staff, dossier, 'declare_found');
  }
}
