import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount, lockAccount } from './account-changes.js';
import type { StaffAccount } from './staff-account.entity.js';

/**
 * Opens a disabled account again; its password is the one it had. Does nothing to one that is enabled.
 * @throws DomainError not_found
 */
export async function enableAccount(
  transaction: Transaction,
  id: string,
  actor: Actor,
): Promise<StaffAccount> {
  const account = await lockAccount(transaction, id, actor, 'account.enable');
  if (account.disabled) {
    await changeAccount(transaction, account, { kind: 'enabled', what: { disabled: false }, actor });
  }
  return account;
}
