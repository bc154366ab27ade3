import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '../kernel/index.js';
import type { Action, Transaction } from '../platform/index.js';
import { DossierRecords, type Taken } from './dossier-records.js';
import type { Dossier } from './dossier.entity.js';
import type { StaffCommand } from './dossier.machine.js';
import { requireLegal } from './refusals.js';
import { actionOf, isPartner, mayWith, type Asking } from './staff-scope.js';

/** How every command of staff begins and ends, and those that a partner's system may give too. */
@Injectable()
export class StaffDossiers {
  constructor(private readonly records: DossierRecords) {}

  /**
   * Locks a dossier for somebody who may do this with it. To others it does not exist.
   * @throws DomainError not_found
   */
  async lock(transaction: Transaction, asking: Asking, dossierId: string, action: Action): Promise<Dossier> {
    const dossier = await this.records.lock(transaction, dossierId);
    if (mayWith(asking, action, dossier.departmentCode)) return dossier;
    throw new DomainError('not_found', 'There is no such dossier.');
  }

  /**
   * Locks a dossier for a command that is legal now.
   * @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown
   */
  async lockFor(
    transaction: Transaction,
    asking: Asking,
    dossierId: string,
    command: StaffCommand,
  ): Promise<Dossier> {
    const dossier = await this.lock(transaction, asking, dossierId, actionOf[command]);
    await requireLegal(transaction, dossier, command);
    return dossier;
  }

  /** Carries out a command that `lockFor` let pass. */
  take(
    transaction: Transaction,
    asking: Asking,
    dossier: Dossier,
    command: StaffCommand,
    more: Pick<Taken, 'changes' | 'details' | 'processor'> = {},
  ): Promise<void> {
    return this.records.take(transaction, dossier, { command, actor: actorOf(asking), ...more });
  }
}

export function actorOf(asking: Asking): Actor {
  return isPartner(asking) ? { type: 'partner', id: asking.partnerId } : { type: 'staff', id: asking.id };
}
