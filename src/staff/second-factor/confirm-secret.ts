import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount } from '../accounts/account-changes.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';

/** From now on nobody signs in to the account without the app whose secret was drawn. */
export async function confirmSecret(
  transaction: Transaction,
  account: StaffAccount,
  actor: Actor,
): Promise<void> {
  await transaction.query('UPDATE second_factor SET confirmed_at = $2 WHERE account_id = $1', [
    account.id,
    transaction.at,
  ]);
  await changeAccount(transaction, account, { kind: 'second_factor_enrolled', what: {}, actor });
}
