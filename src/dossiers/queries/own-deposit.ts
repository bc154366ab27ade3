import type { EntityManager } from 'typeorm';
import { DomainError } from '../../kernel/index.js';
import type { CitizenAsking } from '../citizen-asking.js';
import { selectDossiers, type DossierRow } from './dossier-rows.js';

/**
 * A deposit that was begun in this session.
 * @throws DomainError not_found
 */
export async function getOwnDeposit(
  manager: EntityManager,
  citizen: CitizenAsking,
  dossierId: string,
): Promise<DossierRow> {
  const [row] = await selectDossiers(manager, 'WHERE dossier.id = $1 AND dossier.reserved_by_session = $2', [
    dossierId,
    citizen.id,
  ]);
  if (row) return row;
  throw new DomainError('not_found', 'There is no such deposit of yours.');
}

/**
 * Refuses a door operation that was not authorised for this session.
 * @throws DomainError not_found
 */
export async function requireOwnOperation(
  manager: EntityManager,
  citizen: CitizenAsking,
  operationId: string,
): Promise<void> {
  const rows = await manager.query<unknown[]>(
    'SELECT 1 FROM door_operation WHERE id = $1 AND citizen_session_id = $2',
    [operationId, citizen.id],
  );
  if (rows.length === 0) throw new DomainError('not_found', 'There is no such door operation of yours.');
}
