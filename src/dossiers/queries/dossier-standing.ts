import type { EntityManager } from 'typeorm';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { Contents, Custody, Origin, State } from '../dossier.machine.js';

/** Where a dossier stands, without a word about whose it is, or in which tray. */
export interface DossierStanding {
  readonly id: string;
  readonly origin: Origin;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly procedureCode: string;
  readonly departmentCode: string | null;
  readonly state: State;
  readonly contents: Contents;
  readonly custody: Custody;
  readonly custodyCertain: boolean;
  readonly version: number;
  readonly depositedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly dueAt: Date | null;
  readonly loadedAt: Date | null;
  readonly windowEndsAt: Date | null;
  readonly closedAt: Date | null;
}

/**
 * The dossier with this official code or deposit number. A code that a citizen typed at the kiosk is a claim, and finds nothing
 * before an officer has accepted it; of several with one code (one was withdrawn and filed again) the one begun last counts.
 */
export async function findDossierStanding(
  manager: EntityManager,
  number: string,
): Promise<DossierStanding | undefined> {
  const [row] = await manager.query<DossierStanding[]>(
    `SELECT id, origin, deposit_number AS "depositNumber", official_code AS "officialCode",
            procedure_code AS "procedureCode", department_code AS "departmentCode", state, contents, custody,
            custody_certain AS "custodyCertain", version, deposited_at AS "depositedAt", accepted_at AS "acceptedAt",
            due_at AS "dueAt", loaded_at AS "loadedAt", window_ends_at AS "windowEndsAt", closed_at AS "closedAt"
       FROM dossier
      WHERE deposit_number = $1 OR (official_code = $1 AND (accepted_at IS NOT NULL OR origin <> 'deposit'))
      ORDER BY created_at DESC, id LIMIT 1`,
    [number],
  );
  return row;
}

/**
 * The state of a dossier that nobody else changes for the rest of the transaction.
 * @throws DomainError not_found
 */
export async function lockState(transaction: Transaction, id: string): Promise<State> {
  const [row] = await transaction.query<{ state: State }>(
    'SELECT state FROM dossier WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!row) throw new DomainError('not_found', 'There is no such dossier.');
  return row.state;
}
