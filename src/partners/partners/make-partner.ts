import { DomainError, type Actor, type Randomness } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { LiveEvents, PartnerScope, Transaction } from '../../platform/index.js';
import { listDepartments } from '../../procedures/index.js';
import { tellOfPartner, type Partner } from './partner.js';

export interface NewPartner {
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
  readonly departmentCode: string | null;
}

/**
 * Lets another office's system in; it cannot prove itself before it is given a key.
 * @throws DomainError already_exists for a name in use; validation_failed for a department that is not
 */
export async function makePartner(
  transaction: Transaction,
  { randomness, liveEvents }: { readonly randomness: Randomness; readonly liveEvents: LiveEvents },
  { name, scopes, departmentCode }: NewPartner,
  actor: Actor,
): Promise<Partner> {
  await requireDepartment(transaction, departmentCode);
  const partner: Partner = {
    id: randomness.uuid(),
    name,
    scopes: [...new Set(scopes)],
    departmentCode,
    endedAt: null,
    version: 1,
  };
  await transaction.query(
    'INSERT INTO partner (id, name, scopes, department_code, version) VALUES ($1, $2, $3, $4, $5)',
    [partner.id, name, partner.scopes, departmentCode, partner.version],
  );
  appendToLedger(transaction, {
    kind: 'partner.made',
    subject: { type: 'partner', id: partner.id, version: 1 },
    actor,
    details: { name, scopes: partner.scopes, department: departmentCode },
  });
  tellOfPartner(transaction, liveEvents, partner.id);
  return partner;
}

async function requireDepartment(transaction: Transaction, code: string | null): Promise<void> {
  if (code === null) return;
  const departments = await listDepartments(transaction.manager);
  if (departments.some((department) => department.code === code)) return;
  throw new DomainError('validation_failed', `There is no department ${code}. Choose one of the site's.`);
}
