import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { lockAccount } from '../accounts/account-changes.js';
import type { AccountParts } from '../accounts/account-parts.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import { useGivenPassword } from '../accounts/use-given-password.js';
import { endFailuresInARow, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { endSession } from '../sessions/end-sessions.js';
import { requireHalfWay } from '../sessions/require-half-way.js';
import { startSession, type NewSession } from '../sessions/start-session.js';
import { countWrongCode, isRight, isRightCode, type Shown } from './check-code.js';
import { confirmSecret } from './confirm-secret.js';
import { giveRecoveryCodes } from './recovery-codes.js';
import { findSecret } from './standing.js';

/**
 * The second step of a sign-in. The session of the first ends, a whole one with another token begins.
 *
 * @throws DomainError code_wrong, which counts as a wrong try; too_many_requests; second_factor_required while there is
 * no app; session_ended when the first step was used meanwhile; given_password_over when its password was.
 */
export async function showCode(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  shown: Shown,
): Promise<NewSession> {
  await requireHalfWay(transaction, staff.sessionId);
  await requireRoomToTry(transaction, parts, staff.username);
  const actor: Actor = { type: 'staff', id: staff.id };
  const account = await lockAccount(transaction, staff.id, actor);
  const factor = await findSecret(transaction.manager, parts.sealingKey, staff.id);
  if (factor?.confirmed !== true) {
    throw new DomainError('second_factor_required', 'Set up your authenticator app first.', {
      extensions: { enrolled: false },
    });
  }
  if (!(await isRight(transaction, parts, { account, secret: factor.secret }, shown))) {
    throw await countWrongCode(transaction, parts, staff);
  }
  return completeSignIn(transaction, parts, staff, account);
}

/**
 * Ends the setting up of an app: its owner shows a code of it. The recovery codes are for one look.
 * @throws DomainError as `showCode`; already_exists when the account has an app already.
 */
export async function confirmApp(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  code: string,
): Promise<{ readonly session: NewSession; readonly recoveryCodes: readonly string[] }> {
  await requireHalfWay(transaction, staff.sessionId);
  await requireRoomToTry(transaction, parts, staff.username);
  const actor: Actor = { type: 'staff', id: staff.id };
  const account = await lockAccount(transaction, staff.id, actor);
  const factor = await findSecret(transaction.manager, parts.sealingKey, staff.id);
  if (!factor) throw new DomainError('not_found', 'Begin with the setting up of an app.');
  if (factor.confirmed) {
    throw new DomainError('already_exists', 'You have an authenticator app already. Give its present code.');
  }
  if (!(await isRightCode(transaction, account.id, factor.secret, code))) {
    throw await countWrongCode(transaction, parts, staff);
  }
  await confirmSecret(transaction, account, actor);
  const recoveryCodes = await giveRecoveryCodes(transaction, parts, account.id);
  return { session: await completeSignIn(transaction, parts, staff, account), recoveryCodes };
}

async function completeSignIn(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  account: StaffAccount,
): Promise<NewSession> {
  const halfWay = await endSession(transaction, staff.sessionId);
  if (!halfWay) {
    throw new DomainError('session_ended', 'Your session has ended. Sign in again.');
  }
  await useGivenPassword(transaction, account, { type: 'staff', id: account.id });
  const { browser, system } = halfWay;
  await endFailuresInARow(transaction, parts, account.username);
  return startSession(transaction, parts, account, { stage: 'complete', device: { browser, system } });
}
