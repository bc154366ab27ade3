import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount, lockAccount } from '../accounts/account-changes.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';

/**
 * Lets the owner of an account try again at once, after an administrator has made sure who they are. Does nothing where
 * nobody has failed.
 * @throws DomainError not_found
 */
export async function unlockAccount(
  transaction: Transaction,
  id: string,
  actor: Actor,
): Promise<StaffAccount> {
  const account = await lockAccount(transaction, id, actor, 'account.unlock');
  const [row] = await transaction.query<{ failures: number }>(
    'DELETE FROM sign_in_failure WHERE account_id = $1 RETURNING failures',
    [id],
  );
  if (row) {
    const details = { failures: row.failures };
    await changeAccount(transaction, account, { kind: 'unlocked', what: {}, actor, details });
  }
  return account;
}
