import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { StaffAccount } from '../accounts/staff-account.entity.js';
import { requireUsablePassword } from '../accounts/use-given-password.js';
import { recordFailure, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { isEnrolled } from '../second-factor/standing.js';
import type { Device } from './device.policy.js';
import type { NextStep } from './session-stage.js';
import { startSession, type NewSession } from './start-session.js';

/** A session that may do nothing but the second step, and which that is. */
export interface HalfWaySession extends NewSession {
  readonly next: NextStep;
}

/**
 * The first step of a sign-in, of two for everybody: a session begins that may do nothing but the second. Wrong tries in a row are
 * over only after that. Everything that can be wrong gets one answer after the same time: whether an account exists, is disabled or
 * has another password is nobody's business (OWASP ASVS 5.0, 6.3.8).
 *
 * @param device at which it is tried
 * @throws DomainError unauthenticated; given_password_over; too_many_requests after wrong tries in a row.
 */
export async function signIn(
  transaction: Transaction,
  parts: AccountParts,
  credentials: { readonly username: string; readonly password: string },
  device: Device,
): Promise<HalfWaySession> {
  await requireRoomToTry(transaction, parts, credentials.username);
  const account = await checkPassword(transaction, parts, credentials);
  const next = (await isEnrolled(transaction.manager, account.id)) ? 'show_code' : 'set_up_app';
  return { ...(await startSession(transaction, parts, account, { stage: 'password', device })), next };
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
      { keepsChanges: true, triedAccountId: found?.id ?? null },
    );
  }
  requireUsablePassword(account, transaction.at);
  return account;
}
