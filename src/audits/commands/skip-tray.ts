import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAudit, findItem, lockOpenAudit } from '../audit-changes.js';
import { AuditItem } from '../audit-item.entity.js';
import { readItems } from '../queries/items.js';

interface TrayOfAudit {
  readonly auditId: string;
  readonly trayLabel: string;
}

/** Somebody says why nobody looks into a tray in this audit, or takes that back. */
@Injectable()
export class SkipTray {
  /**
   * @throws DomainError not_found, audit_not_open; door_operation_pending while a look is not settled;
   * transition_not_legal for a tray that somebody has looked into
   */
  async skip(transaction: Transaction, staffId: string, which: TrayOfAudit, reason: string): Promise<void> {
    const audit = await lockOpenAudit(transaction, which.auditId);
    await findItem(transaction, audit.id, which.trayLabel);
    const item = (await readItems(transaction.manager, audit.id)).find(
      ({ trayLabel }) => trayLabel === which.trayLabel,
    );
    if (item?.unsettled === true) {
      throw new DomainError(
        'door_operation_pending',
        'The look into this tray is not finished. Wait a moment.',
      );
    }
    if (item?.result !== 'pending' && item?.result !== 'skipped') {
      throw new DomainError(
        'transition_not_legal',
        'Somebody has looked into this tray; no reason is needed.',
      );
    }
    await transaction.manager.update(AuditItem, which, { skipReason: reason });
    const actor = { type: 'staff', id: staffId } as const;
    await changeAudit(transaction, audit, {
      kind: 'tray_skipped',
      actor,
      details: { tray: which.trayLabel },
    });
  }

  /** Does nothing for a tray that was not skipped. @throws DomainError not_found, audit_not_open */
  async takeUp(transaction: Transaction, staffId: string, which: TrayOfAudit): Promise<void> {
    const audit = await lockOpenAudit(transaction, which.auditId);
    const item = await findItem(transaction, audit.id, which.trayLabel);
    if (item.skipReason === null) return;
    await transaction.manager.update(AuditItem, which, { skipReason: null });
    const actor = { type: 'staff', id: staffId } as const;
    await changeAudit(transaction, audit, {
      kind: 'tray_taken_up',
      actor,
      details: { tray: which.trayLabel },
    });
  }
}
