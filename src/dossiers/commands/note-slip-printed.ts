import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { actorOf } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

/** Keeps who of the staff has had the link of a status page in hands: where the site gives pickup QRs, it leads to the tray. */
@Injectable()
export class NoteSlipPrinted {
  constructor(private readonly records: DossierRecords) {}

  /** @throws DomainError not_found */
  async execute(transaction: Transaction, staff: StaffAsking, dossierId: string): Promise<void> {
    const dossier = await this.records.lock(transaction, dossierId);
    await this.records.change(transaction, dossier, 'slip_printed', actorOf(staff), {});
  }
}
