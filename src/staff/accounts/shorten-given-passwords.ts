import { addMs, type Actor, type SetBack } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount } from './account-changes.js';
import { StaffAccount } from './staff-account.entity.js';

const actor: Actor = { type: 'system', id: 'clock' };

/**
 * After the clock was set back: what waits to be used has as much of its time left as it had, and what was over stays so. Each is written
 * into the ledger, like everything that happens to an account.
 */
export async function shortenGivenPasswords(
  transaction: Transaction,
  { newest, now }: SetBack,
): Promise<void> {
  const accounts = await transaction.manager
    .createQueryBuilder(StaffAccount, 'account')
    .where('account.givenPasswordUntil IS NOT NULL AND account.givenPasswordUsedAt IS NULL')
    .orderBy('account.id')
    .setLock('pessimistic_write')
    .getMany();
  const byMs = newest.getTime() - now.getTime();
  for (const account of accounts) {
    if (account.givenPasswordUntil === null) continue;
    const what = { givenPasswordUntil: addMs(account.givenPasswordUntil, -byMs) };
    await changeAccount(transaction, account, { kind: 'given_password_shortened', what, actor });
  }
}
