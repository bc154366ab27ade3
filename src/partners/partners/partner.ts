import type { EntityManager } from 'typeorm';
import { DomainError, type Actor } from '../../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../../ledger/index.js';
import type { LiveEvents, PartnerScope, Transaction } from '../../platform/index.js';

/** Another office's system that is let in, with what it may do there. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
  /** The one department or agency whose dossiers it is let near; null: those of all. */
  readonly departmentCode: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** What can happen to a partner, as the ledger calls it (with `partner.` in front). */
export type PartnerEvent =
  | 'made'
  | 'key_made'
  | 'key_ended'
  | 'webhook_set'
  | 'webhook_switched_off'
  | 'messages_sent_again'
  | 'messages_dismissed'
  | 'callback_secret_made'
  | 'ended';

export const partnerColumns = `partner.id, partner.name, partner.scopes, partner.department_code AS "departmentCode",
  partner.ended_at AS "endedAt", partner.version`;

/** All partners, by name; those that were ended stay, because the ledger names them. */
export async function listPartners(manager: EntityManager): Promise<Partner[]> {
  return manager.query<Partner[]>(
    `SELECT ${partnerColumns} FROM partner ORDER BY ended_at IS NOT NULL, name, id LIMIT 1000`,
  );
}

/** @throws DomainError not_found */
export async function getPartner(manager: EntityManager, id: string): Promise<Partner> {
  const [partner] = await manager.query<Partner[]>(`SELECT ${partnerColumns} FROM partner WHERE id = $1`, [
    id,
  ]);
  return partner ?? refuseUnknown();
}

/**
 * Locks a partner that is still let in, for the rest of the transaction.
 * @throws DomainError not_found, also for one that was ended
 */
export async function lockPartner(transaction: Transaction, id: string): Promise<Partner> {
  const [partner] = await transaction.query<Partner>(
    `SELECT ${partnerColumns} FROM partner WHERE id = $1 AND ended_at IS NULL FOR UPDATE`,
    [id],
  );
  return partner ?? refuseUnknown();
}

/** Numbers a change of a locked partner, writes it down, and tells the consoles after the commit. */
export async function recordPartner(
  transaction: Transaction,
  liveEvents: LiveEvents,
  partner: Partner,
  event: PartnerEvent,
  actor: Actor,
  details: Readonly<Record<string, LedgerValue>>,
): Promise<Partner> {
  const version = partner.version + 1;
  const endedAt = event === 'ended' ? transaction.at : null;
  await transaction.query('UPDATE partner SET version = $2, ended_at = $3 WHERE id = $1', [
    partner.id,
    version,
    endedAt,
  ]);
  appendToLedger(transaction, {
    kind: `partner.${event}`,
    subject: { type: 'partner', id: partner.id, version },
    actor,
    details,
  });
  tellOfPartner(transaction, liveEvents, partner.id);
  return { ...partner, version, endedAt };
}

/** Has the consoles read anew what they show of a partner. */
export function tellOfPartner(transaction: Transaction, liveEvents: LiveEvents, id: string): void {
  liveEvents.publishAfterCommit(transaction, { type: 'partner', id, data: {} });
}

function refuseUnknown(): never {
  throw new DomainError('not_found', 'There is no such partner, or it was ended. See the list of partners.');
}
