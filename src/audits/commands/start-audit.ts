import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, type Randomness } from '../../kernel/index.js';
import { randomnessToken, type Transaction } from '../../platform/index.js';
import { recordAudit } from '../audit-changes.js';
import { AuditItem } from '../audit-item.entity.js';
import { Audit } from '../audit.entity.js';

/** Begins the look into every tray of a cabinet, those out of service included. */
@Injectable()
export class StartAudit {
  constructor(@Inject(randomnessToken) private readonly randomness: Randomness) {}

  /**
   * @returns the new audit's id.
   * @throws DomainError not_found for a cabinet without trays, audit_already_open
   */
  async execute(transaction: Transaction, staffId: string, cabinetId: string): Promise<string> {
    const { manager, at } = transaction;
    const trays = await transaction.query<{ label: string }>(
      'SELECT label FROM tray WHERE cabinet_id = $1 AND installed ORDER BY position',
      [cabinetId],
    );
    if (trays.length === 0) throw new DomainError('not_found', `There is no cabinet ${cabinetId}.`);
    await refuseSecond(transaction, cabinetId);
    const audit = manager.create(Audit, {
      id: this.randomness.uuid(),
      cabinetId,
      openedAt: at,
      openedBy: staffId,
      closedAt: null,
      closedBy: null,
      version: 1,
    });
    await manager.insert(Audit, audit);
    await manager.insert(
      AuditItem,
      trays.map(({ label }) => ({
        auditId: audit.id,
        trayLabel: label,
        operationId: null,
        expected: null,
        skipReason: null,
        result: null,
      })),
    );
    const actor = { type: 'staff', id: staffId } as const;
    recordAudit(transaction, audit, { kind: 'opened', actor, details: { trays: trays.length } });
    return audit.id;
  }
}

/** Says which one is open; of two at the same moment the database refuses the second. */
async function refuseSecond(transaction: Transaction, cabinetId: string): Promise<void> {
  const open = await transaction.manager.findOneBy(Audit, { cabinetId, closedAt: IsNull() });
  if (!open) return;
  throw new DomainError(
    'audit_already_open',
    'An audit of this cabinet is open. Work in it, or close it first.',
    { extensions: { auditId: open.id } },
  );
}
