import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { recordFailure, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { requireStrongPassword } from '../passwords/require-strong-password.js';
import { endSessionsOf } from '../sessions/end-sessions.js';
import { renewToken } from '../sessions/renew-token.js';
import type { NewSession } from '../sessions/start-session.js';
import { changeAccount, lockAccount } from './account-changes.js';
import type { AccountParts } from './account-parts.js';
import { ownPassword } from './given-password.policy.js';

/**
 * A person changes their own password. Their other sessions end (OWASP ASVS 5.0, 7.4.3); this one goes on with another token
 * (7.2.4).
 */
export interface OwnPasswordChange {
  readonly accountId: string;
  readonly username: string;
  readonly sessionId: string;
  readonly oldPassword: string;
  readonly newPassword: string;
}

/**
 * The old password is asked for as at the sign-in: whoever sits before somebody else's screen has no more tries.
 *
 * @throws DomainError forbidden when the old password is wrong; too_many_requests; validation_failed when the new one is the
 * old one; password_too_common; session_ended.
 */
export async function changeOwnPassword(
  transaction: Transaction,
  parts: AccountParts,
  change: OwnPasswordChange,
): Promise<NewSession> {
  const { passwords } = parts;
  const actor: Actor = { type: 'staff', id: change.accountId };
  await requireRoomToTry(transaction, parts, change.username);
  const account = await lockAccount(transaction, change.accountId, actor);
  if (!(await passwords.verify(account.passwordHash, change.oldPassword))) {
    await recordFailure(transaction, parts, change);
    throw new DomainError('forbidden', 'The old password is wrong. Nothing was changed.', {
      keepsChanges: true,
      triedAccountId: account.id,
    });
  }
  if (change.newPassword === change.oldPassword) {
    const message = 'must not be the old password';
    throw new DomainError('validation_failed', `Correct the request: newPassword: ${message}`, {
      extensions: { errors: [{ where: 'newPassword', message }] },
    });
  }
  requireStrongPassword(change.newPassword, account, parts.site);
  const passwordHash = await passwords.hash(change.newPassword);
  const what = { passwordHash, ...ownPassword };
  await changeAccount(transaction, account, {
    kind: 'password_changed',
    what,
    actor,
    details: { by: 'owner' },
  });
  await endSessionsOf(transaction, account.id, { except: change.sessionId });
  const { sessionId } = change;
  return { sessionId, ...(await renewToken(transaction, parts, sessionId)), account };
}
