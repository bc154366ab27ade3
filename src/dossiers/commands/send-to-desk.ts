import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/** The officer takes to the desk what shall not go into a tray, or may not. */
@Injectable()
export class SendToDesk {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(transaction: Transaction, staff: StaffAsking, dossierId: string): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'send_to_desk');
    await this.dossiers.take(transaction, staff, dossier, 'send_to_desk');
  }
}
