import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

export interface SupplementRequest {
  /** What is missing or wrong, for the citizen; at least one. */
  readonly missingPapers: readonly string[];
  readonly reason?: string | undefined;
}

/** The officer has looked through the papers and cannot accept them yet. */
@Injectable()
export class RequestSupplement {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    request: SupplementRequest,
  ): Promise<void> {
    const command = 'request_supplement';
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, command);
    await this.dossiers.take(transaction, staff, dossier, command, {
      changes: { missingPapers: [...request.missingPapers], reason: request.reason ?? null },
      details: { missingPapers: request.missingPapers.length },
    });
  }
}
