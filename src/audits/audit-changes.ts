import { DomainError, type Actor } from '../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../ledger/index.js';
import type { Transaction } from '../platform/index.js';
import { AuditItem } from './audit-item.entity.js';
import { Audit } from './audit.entity.js';

interface AuditEvent {
  /** As the ledger calls it, with `audit.` in front. */
  readonly kind: 'opened' | 'tray_skipped' | 'tray_taken_up' | 'closed';
  readonly actor: Actor;
  /** No free text: it may name people, and the ledger is for ever. */
  readonly details: Readonly<Record<string, LedgerValue>>;
}

/**
 * Locks an audit that is open for the rest of the transaction; before any dossier, always.
 * @throws DomainError not_found, audit_not_open
 */
export async function lockOpenAudit(transaction: Transaction, id: string): Promise<Audit> {
  const audit = await transaction.manager.findOne(Audit, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!audit) throw noAudit();
  if (audit.closedAt === null) return audit;
  throw new DomainError('audit_not_open', 'This audit is closed and stays as it is. Start a new one.');
}

/** @throws DomainError not_found */
export async function findItem(
  transaction: Transaction,
  auditId: string,
  trayLabel: string,
): Promise<AuditItem> {
  const item = await transaction.manager.findOneBy(AuditItem, { auditId, trayLabel });
  if (item) return item;
  throw new DomainError('not_found', `Tray ${trayLabel} is not in this audit.`);
}

/** Writes a change of a locked audit, numbers it, and records it. */
export async function changeAudit(
  transaction: Transaction,
  audit: Audit,
  event: AuditEvent,
  changes: Partial<Pick<Audit, 'closedAt' | 'closedBy'>> = {},
): Promise<void> {
  Object.assign(audit, changes);
  audit.version += 1;
  await transaction.manager.update(Audit, audit.id, { ...changes, version: audit.version });
  recordAudit(transaction, audit, event);
}

export function recordAudit(
  transaction: Transaction,
  { id, version, cabinetId }: Audit,
  { kind, actor, details }: AuditEvent,
): void {
  appendToLedger(transaction, {
    kind: `audit.${kind}`,
    subject: { type: 'audit', id, version },
    actor,
    details: { ...details, cabinet: cabinetId },
  });
}

export function noAudit(): DomainError {
  return new DomainError('not_found', 'There is no such audit.');
}
