import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { Asking } from '../staff-scope.js';

/** The department has decided: what it holds now is the result. */
@Injectable()
export class Finish {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(transaction: Transaction, asking: Asking, dossierId: string): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, asking, dossierId, 'finish');
    await this.dossiers.take(transaction, asking, dossier, 'finish');
  }
}
