import type { EntityManager } from 'typeorm';
import {
  findDossierStanding,
  isNear,
  type DossierStanding,
  type PartnerAsking,
} from '../../dossiers/index.js';
import { DomainError } from '../../kernel/index.js';

/**
 * A dossier by its official code or deposit number, as far as the partner is let near it.
 * @throws DomainError not_found, also for the dossier of a department that the partner is not let near
 */
export async function getNear(
  manager: EntityManager,
  partner: PartnerAsking,
  number: string,
): Promise<DossierStanding> {
  const dossier = await findDossierStanding(manager, number);
  if (dossier && isNear(partner, dossier.departmentCode)) return dossier;
  throw new DomainError('not_found', 'There is no such dossier. Check its official code or deposit number.');
}
