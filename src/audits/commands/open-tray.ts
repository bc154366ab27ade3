import { Injectable } from '@nestjs/common';
import { InspectTray, type Occasion } from '../../dossiers/index.js';
import type { DoorOperationView } from '../../hardware/index.js';
import type { Transaction } from '../../platform/index.js';
import type { LetIn } from '../../staff/index.js';
import { findItem, lockOpenAudit } from '../audit-changes.js';
import { AuditItem } from '../audit-item.entity.js';
import { expectedIn } from '../queries/expected.js';

/** Opens a tray of an audit to look into it; the confirmation of the opening says what lies there. */
@Injectable()
export class OpenTray {
  constructor(private readonly inspectTray: InspectTray) {}

  /** @throws DomainError not_found, audit_not_open, and what an inspection refuses */
  async execute(
    transaction: Transaction,
    staff: LetIn,
    auditId: string,
    trayLabel: string,
    occasion: Occasion,
  ): Promise<DoorOperationView> {
    const audit = await lockOpenAudit(transaction, auditId);
    const item = await findItem(transaction, audit.id, trayLabel);
    const operation = await this.inspectTray.execute(transaction, staff, item.trayLabel, 'audit', occasion);
    // Dossier and tray are locked by now: this is what the look will be held against.
    const expected = await expectedIn(transaction, item.trayLabel);
    await transaction.manager.update(
      AuditItem,
      { auditId: audit.id, trayLabel: item.trayLabel },
      { operationId: operation.id, expected, skipReason: null },
    );
    return operation;
  }
}
