import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAudit, lockOpenAudit } from '../audit-changes.js';
import { AuditItem } from '../audit-item.entity.js';
import { countResults, readItems, type AuditItemNow } from '../queries/items.js';

/** Ends an audit: every tray has its result, which stays as it is from now on. */
@Injectable()
export class CloseAudit {
  /** @throws DomainError not_found, audit_not_open, door_operation_pending, audit_has_open_items */
  async execute(transaction: Transaction, staffId: string, auditId: string): Promise<void> {
    const { manager, at } = transaction;
    const audit = await lockOpenAudit(transaction, auditId);
    const items = await readItems(manager, audit.id);
    refuseUnsettled(items);
    refusePending(items);
    for (const { trayLabel, result } of items) {
      if (result !== 'pending') await manager.update(AuditItem, { auditId, trayLabel }, { result });
    }
    const differing = items.filter(({ result }) => result === 'differs').map(({ trayLabel }) => trayLabel);
    const event = {
      kind: 'closed',
      actor: { type: 'staff', id: staffId },
      details: { results: countResults(items), differing },
    } as const;
    await changeAudit(transaction, audit, event, { closedAt: at, closedBy: staffId });
  }
}

function refuseUnsettled(items: readonly AuditItemNow[]): void {
  const trays = items.filter(({ unsettled }) => unsettled).map(({ trayLabel }) => trayLabel);
  if (trays.length === 0) return;
  throw new DomainError(
    'door_operation_pending',
    `Nobody knows yet what lies in tray ${trays.join(', ')}. Close the door and wait a moment.`,
    { extensions: { trays } },
  );
}

function refusePending(items: readonly AuditItemNow[]): void {
  const trays = items.filter(({ result }) => result === 'pending').map(({ trayLabel }) => trayLabel);
  if (trays.length === 0) return;
  throw new DomainError(
    'audit_has_open_items',
    `Nobody has looked into ${trays.length} trays yet. Look into them, or say for each why it is skipped.`,
    { extensions: { trays } },
  );
}
