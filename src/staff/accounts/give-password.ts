import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { generatePassword } from '../passwords/generate-password.js';
import { requireStrongPassword } from '../passwords/require-strong-password.js';
import { endSessionsOf } from '../sessions/end-sessions.js';
import { changeAccount, lockAccount } from './account-changes.js';
import type { AccountMaking } from './account-parts.js';
import { givenAt } from './given-password.policy.js';
import { StaffAccount } from './staff-account.entity.js';

/**
 * Somebody else sets a person's password. All sessions end. It works for one sign-in, in which the person must choose another, so
 * that nobody else knows it.
 *
 * @throws DomainError not_found; password_too_common; forbidden for one's own account, which asks for the old password.
 */
export async function givePassword(
  transaction: Transaction,
  { passwords, site }: Pick<AccountMaking, 'passwords' | 'site'>,
  given: { readonly accountId: string; readonly newPassword: string },
  actor: Actor,
): Promise<void> {
  if (actor.type === 'staff' && actor.id === given.accountId) {
    throw new DomainError(
      'forbidden',
      'Change your own password with the old one, at /api/staff/me/password.',
    );
  }
  const account = await lockAccount(transaction, given.accountId, actor, 'account.reset_password');
  requireStrongPassword(given.newPassword, account, site);
  const passwordHash = await passwords.hash(given.newPassword);
  await changeAccount(transaction, account, {
    kind: 'password_changed',
    what: { passwordHash, ...givenAt(transaction.at) },
    actor,
    details: { by: actor.type === 'staff' ? 'administrator' : 'operator' },
  });
  await endSessionsOf(transaction, account.id);
}

/**
 * The same for somebody by name, from the command line, with a password that nobody has seen yet.
 * @returns the password, to be shown once.
 * @throws DomainError not_found
 */
export async function giveNewPasswordTo(
  transaction: Transaction,
  parts: AccountMaking,
  username: string,
  actor: Actor,
): Promise<string> {
  const account = await transaction.manager.findOneBy(StaffAccount, { username });
  if (!account) throw new DomainError('not_found', `There is no account of the name ${username}.`);
  const newPassword = generatePassword(parts.randomness);
  await givePassword(transaction, parts, { accountId: account.id, newPassword }, actor);
  return newPassword;
}
