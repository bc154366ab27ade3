import { DomainError } from '../../kernel/index.js';
import { whyNotAffiliated, type Affiliation } from './affiliation.policy.js';

/** @throws DomainError validation_failed when roles and department do not fit each other; see `whyNotAffiliated`. */
export function requireAffiliation(
  roles: readonly string[],
  departmentCode: string | null,
  affiliations: readonly Affiliation[],
): void {
  const message = whyNotAffiliated(roles, departmentCode, affiliations);
  if (message === undefined) return;
  throw new DomainError('validation_failed', `Correct the request: departmentCode: ${message}`, {
    extensions: { errors: [{ where: 'departmentCode', message }] },
  });
}
