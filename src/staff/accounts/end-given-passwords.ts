import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount } from './account-changes.js';
import { givenPasswordStanding } from './given-password.policy.js';
import { StaffAccount } from './staff-account.entity.js';

/** No password that somebody else chose opens any more. @returns the names of the accounts that had one waiting */
export async function endGivenPasswords(transaction: Transaction, actor: Actor): Promise<string[]> {
  const accounts = await transaction.manager.find(StaffAccount, {
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const waiting = accounts.filter((account) => givenPasswordStanding(account, transaction.at) === 'waiting');
  for (const account of waiting) {
    const what = { givenPasswordUntil: transaction.at };
    await changeAccount(transaction, account, { kind: 'given_password_ended', what, actor });
  }
  return waiting.map(({ username }) => username).sort();
}
