import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { endSessionsOf } from '../sessions/end-sessions.js';
import { changeAccount, lockAccount } from './account-changes.js';
import type { StaffAccount } from './staff-account.entity.js';

/**
 * Shuts an account and ends its sessions at once. Does nothing to one that is disabled already.
 * @throws DomainError not_found; forbidden for one's own account, so that an administrator is always left.
 */
export async function disableAccount(
  transaction: Transaction,
  id: string,
  actor: Actor,
): Promise<StaffAccount> {
  if (actor.type === 'staff' && actor.id === id) {
    throw new DomainError('forbidden', 'You cannot disable your own account. Ask another administrator.');
  }
  const account = await lockAccount(transaction, id, actor, 'account.disable');
  if (!account.disabled) {
    await changeAccount(transaction, account, { kind: 'disabled', what: { disabled: true }, actor });
    await endSessionsOf(transaction, id);
  }
  return account;
}
