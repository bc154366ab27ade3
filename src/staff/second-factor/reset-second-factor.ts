import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { changeAccount, lockAccount } from '../accounts/account-changes.js';
import { StaffAccount } from '../accounts/staff-account.entity.js';
import { endSessionsOf } from '../sessions/end-sessions.js';

/**
 * How somebody made sure that it is their colleague who lost the app, face to face (OWASP ASVS 5.0, 6.4.4). Of a document nothing is kept.
 */
export const colleagueChecks = ['known_in_person', 'citizen_id_card', 'vneid', 'passport'] as const;
export type ColleagueCheck = (typeof colleagueChecks)[number];

/**
 * Forgets a person's app and recovery codes: they set up another at the next sign-in. All sessions end. Does nothing where
 * there is no app.
 *
 * @throws DomainError not_found; forbidden for one's own account, which has recovery codes.
 */
export async function resetSecondFactor(
  transaction: Transaction,
  accountId: string,
  actor: Actor,
  identityCheck: ColleagueCheck,
): Promise<StaffAccount> {
  if (actor.type === 'staff' && actor.id === accountId) {
    throw new DomainError('forbidden', 'You cannot reset your own app. Ask another administrator.');
  }
  const account = await lockAccount(transaction, accountId, actor, 'account.reset_second_factor');
  const [had] = await transaction.query(
    'DELETE FROM second_factor WHERE account_id = $1 RETURNING account_id',
    [accountId],
  );
  if (!had) return account;
  await transaction.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
  const details = { identityCheck };
  await changeAccount(transaction, account, { kind: 'second_factor_reset', what: {}, actor, details });
  await endSessionsOf(transaction, accountId);
  return account;
}

/** The same for somebody by name, from the command line. @throws DomainError not_found */
export async function resetSecondFactorOf(
  transaction: Transaction,
  username: string,
  actor: Actor,
  identityCheck: ColleagueCheck,
): Promise<void> {
  const account = await transaction.manager.findOneBy(StaffAccount, { username });
  if (!account) throw new DomainError('not_found', `There is no account of the name ${username}.`);
  await resetSecondFactor(transaction, account.id, actor, identityCheck);
}
