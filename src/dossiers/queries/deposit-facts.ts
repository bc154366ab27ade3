import type { EntityManager } from 'typeorm';
import type { CitizenAsking } from '../citizen-asking.js';
import type { StaffAsking } from '../staff-scope.js';
import type { StatusLinks } from '../status-links.js';
import { getRowByToken } from './by-status-token.js';
import type { DossierRow } from './dossier-rows.js';
import { getOwnDeposit } from './own-deposit.js';
import { getDossierRow } from './search-dossiers.js';

/** Of a deposit, what its slip says. */
export interface DepositFacts {
  /** Null for a result that was not deposited here. */
  readonly depositNumber: string | null;
  readonly procedureName: { readonly vi: string; readonly en: string };
  /** Null until the envelope lies in a tray. */
  readonly depositedAt: Date | null;
}

/** A deposit of the citizen's own session. @throws DomainError not_found */
export async function getOwnDepositFacts(
  manager: EntityManager,
  citizen: CitizenAsking,
  dossierId: string,
): Promise<DepositFacts> {
  return factsOf(await getOwnDeposit(manager, citizen, dossierId));
}

/** @throws DomainError not_found, also for somebody who may not see the dossier. */
export async function getDepositFacts(
  manager: EntityManager,
  staff: StaffAsking,
  dossierId: string,
): Promise<DepositFacts> {
  return factsOf(await getDossierRow(manager, staff, dossierId));
}

/** The deposit of a status page. @throws DomainError not_found */
export async function getDepositByToken(
  manager: EntityManager,
  statusLinks: StatusLinks,
  token: string,
): Promise<{ readonly id: string; readonly facts: DepositFacts }> {
  const row = await getRowByToken(manager, statusLinks, token);
  return { id: row.id, facts: factsOf(row) };
}

function factsOf(row: DossierRow): DepositFacts {
  return {
    depositNumber: row.deposit_number,
    procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
    depositedAt: row.deposited_at,
  };
}
