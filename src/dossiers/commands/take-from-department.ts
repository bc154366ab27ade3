import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/** The officer takes a result, or withdrawn papers, over from the department or agency. */
@Injectable()
export class TakeFromDepartment {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(transaction: Transaction, staff: StaffAsking, dossierId: string): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'take_from_department');
    await this.dossiers.take(transaction, staff, dossier, 'take_from_department');
  }
}
