import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount } from './account-changes.js';
import { givenPasswordStanding } from './given-password.policy.js';
import type { StaffAccount } from './staff-account.entity.js';

/**
 * Whoever shows the password knows it, so they may hear that it opens no more; to anybody else it would be wrong like any other.
 * @throws DomainError given_password_over
 */
export function requireUsablePassword(account: StaffAccount, at: Date): void {
  const standing = givenPasswordStanding(account, at);
  if (standing === 'none' || standing === 'waiting') return;
  const advice = {
    used: 'It has been used to sign in. If that was not you, tell an administrator at once.',
    expired: 'It was not used in time.',
  }[standing];
  throw new DomainError(
    'given_password_over',
    `A password that somebody else set works for one sign-in. ${advice} Ask an administrator for another.`,
    { extensions: { standing } },
  );
}

/**
 * A sign-in is complete: a password that somebody else chose has been used. Of two that were begun with it, the second is refused.
 * @param account locked by the caller
 * @throws DomainError given_password_over
 */
export async function useGivenPassword(
  transaction: Transaction,
  account: StaffAccount,
  actor: Actor,
): Promise<void> {
  requireUsablePassword(account, transaction.at);
  if (givenPasswordStanding(account, transaction.at) === 'none') return;
  const what = { givenPasswordUsedAt: transaction.at };
  await changeAccount(transaction, account, { kind: 'given_password_used', what, actor });
}
