import type { EntityManager } from 'typeorm';
import { DomainError } from '../../kernel/index.js';
import type { StatusLinks } from '../status-links.js';
import { selectDossiers, type DossierRow } from './dossier-rows.js';

/**
 * The dossier of a citizen's status page.
 * @throws DomainError not_found
 */
export async function getRowByToken(
  manager: EntityManager,
  statusLinks: StatusLinks,
  token: string,
): Promise<DossierRow> {
  const [row] = await selectDossiers(manager, 'WHERE dossier.status_token_hash = $1', [
    statusLinks.hashOf(token),
  ]);
  if (row) return row;
  throw new DomainError('not_found', 'There is no such page. Check the link on the slip.');
}
