import type { Site } from '../../config/index.js';
import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount, lockAccount } from './account-changes.js';
import { requireAffiliation } from './require-affiliation.js';
import { areSameRights, type Rights } from './rights.policy.js';
import type { StaffAccount } from './staff-account.entity.js';

/** What somebody works as, and for which department or agency. */
export interface RolesChange extends Rights {
  readonly accountId: string;
}

/**
 * Gives an account these roles and no others. Its sessions go on: every request reads the account, so that what was taken away is
 * gone at once. Does nothing where nothing changes.
 *
 * @throws DomainError not_found; validation_failed for a department that does not fit; forbidden for one's own account, so that an
 * administrator is always left.
 */
export async function changeRoles(
  transaction: Transaction,
  site: Pick<Site, 'departments'>,
  { accountId, roles, departmentCode }: RolesChange,
  actor: Actor,
): Promise<StaffAccount> {
  if (actor.type === 'staff' && actor.id === accountId) {
    throw new DomainError('forbidden', 'You cannot change your own roles. Ask another administrator.');
  }
  requireAffiliation(roles, departmentCode, site.departments);
  const account = await lockAccount(transaction, accountId, actor, 'account.change_roles');
  const wanted = [...new Set(roles)];
  if (areSameRights(account, { roles: wanted, departmentCode })) return account;
  const before = { roles: account.roles, departmentCode: account.departmentCode };
  await changeAccount(transaction, account, {
    kind: 'roles_changed',
    what: { roles: wanted, departmentCode },
    actor,
    details: { roles: wanted, departmentCode, before },
  });
  return account;
}
