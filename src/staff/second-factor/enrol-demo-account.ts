import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import { confirmSecret } from './confirm-secret.js';
import { drawSecret } from './draw-secret.js';

/** Gives a new account of the demo an app that only the demo itself has. */
export async function enrolDemoAccount(
  transaction: Transaction,
  parts: Pick<AccountParts, 'randomness' | 'sealingKey'>,
  account: StaffAccount,
  actor: Actor,
): Promise<void> {
  await drawSecret(transaction, parts, account.id);
  await confirmSecret(transaction, account, actor);
}
