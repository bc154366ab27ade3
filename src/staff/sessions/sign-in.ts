import { DomainError } from '../../kernel/index.js';
import { needsSecondFactor, type Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { StaffAccount } from '../accounts/staff-account.entity.js';
import { endFailuresInARow, recordFailure, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { isEnrolled } from '../second-factor/standing.js';
import type { Device } from './device.policy.js';
import { startSession, type NewSession } from './start-session.js';

/**
 * The first step of a sign-in: a session of fixed length begins, or one that may do nothing but the second step. Wrong tries
 * in a row are over only after the last step. Everything that can be wrong gets one answer after the same time: whether an account
 * exists, is disabled or has another password is nobody's business (OWASP ASVS 5.0, 6.3.8).
 *
 * @param device at which it is tried
 * @throws DomainError unauthenticated; too_many_requests after wrong tries in a row.
 */
export async function signIn(
  transaction: Transaction,
  parts: AccountParts,
  credentials: { readonly username: string; readonly password: string },
  device: Device,
): Promise<NewSession> {
  await requireRoomToTry(transaction, parts, credentials.username);
  const account = await checkPassword(transaction, parts, credentials);
  if (await isEnrolled(transaction.manager, account.id)) {
    return startSession(transaction, parts, account, { next: 'show_code', device });
  }
  if (needsSecondFactor(account.roles)) {
    return startSession(transaction, parts, account, { next: 'set_up_app', device });
  }
  await endFailuresInARow(transaction, parts, credentials.username);
  return startSession(transaction, parts, account, { next: 'nothing', device });
}

const nobody = '00000000-0000-0000-0000-000000000000';

async function checkPassword(
  transaction: Transaction,
  parts: AccountParts,
  credentials: { readonly username: string; readonly password: string },
): Promise<StaffAccount> {
  const { manager } = transaction;
  const found = await manager.findOneBy(StaffAccount, { username: credentials.username });
  const right = await parts.passwords.verify(found?.passwordHash, credentials.password);
  // The hash takes long, so the row is locked and read again only after it: it may have been disabled or given another
  // password meanwhile. Asked for nobody as well, to cost the same.
  const account = await manager.findOne(StaffAccount, {
    where: { id: found?.id ?? nobody, passwordHash: found?.passwordHash ?? '' },
    lock: { mode: 'pessimistic_read' },
  });
  if (!right || !account || account.disabled) {
    const { username } = credentials;
    await recordFailure(transaction, parts, { username, accountId: found?.id ?? null });
    throw new DomainError(
      'unauthenticated',
      'Username and password do not fit, or the account is disabled. Try again, or ask an administrator.',
      { keepsChanges: true },
    );
  }
  return account;
}
