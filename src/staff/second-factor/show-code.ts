import { assertUnreachable, DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { changeAccount, lockAccount } from '../accounts/account-changes.js';
import type { AccountParts } from '../accounts/account-parts.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import { endFailuresInARow, recordFailure, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { endSession } from '../sessions/end-sessions.js';
import { startSession, type NewSession } from '../sessions/start-session.js';
import { confirmSecret } from './confirm-secret.js';
import { giveRecoveryCodes, useRecoveryCode } from './recovery-codes.js';
import { findSecret } from './standing.js';
import { matchingStep } from './totp.js';

/** What somebody shows after the password. */
export type Shown =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery_code'; readonly recoveryCode: string };

/**
 * The second step of a sign-in. The session of the first ends, a whole one with another token begins.
 *
 * @throws DomainError code_wrong, which counts as a wrong try; too_many_requests; second_factor_required while there is
 * no app; session_ended when the first step was used meanwhile.
 */
export async function showCode(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  shown: Shown,
): Promise<NewSession> {
  await requireRoomToTry(transaction, parts, staff.username);
  const actor: Actor = { type: 'staff', id: staff.id };
  const account = await lockAccount(transaction, staff.id, actor);
  const factor = await findSecret(transaction.manager, parts.sealingKey, staff.id);
  if (factor?.confirmed !== true) {
    throw new DomainError('second_factor_required', 'Set up your authenticator app first.', {
      extensions: { enrolled: false },
    });
  }
  if (!(await isRight(transaction, parts, account, factor.secret, shown, actor))) {
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

async function isRight(
  transaction: Transaction,
  parts: AccountParts,
  account: StaffAccount,
  secret: Buffer,
  shown: Shown,
  actor: Actor,
): Promise<boolean> {
  switch (shown.kind) {
    case 'code':
      return isRightCode(transaction, account.id, secret, shown.code);
    case 'recovery_code': {
      const left = await useRecoveryCode(transaction, parts, account.id, shown.recoveryCode);
      if (left === undefined) return false;
      const details = { left };
      await changeAccount(transaction, account, { kind: 'recovery_code_used', what: {}, actor, details });
      return true;
    }
    default:
      return assertUnreachable(shown);
  }
}

/** A code is right once: the database has the step of every one that was accepted (RFC 6238, 5.2). */
async function isRightCode(
  transaction: Transaction,
  accountId: string,
  secret: Buffer,
  code: string,
): Promise<boolean> {
  const step = matchingStep(secret, code, transaction.at);
  if (step === undefined) return false;
  const taken = await transaction.query(
    `INSERT INTO used_time_step (account_id, time_step, used_at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING time_step`,
    [accountId, step, transaction.at],
  );
  return taken.length === 1;
}

async function countWrongCode(
  transaction: Transaction,
  parts: AccountParts,
  { id, username }: SignedInStaff,
): Promise<DomainError> {
  await recordFailure(transaction, parts, { username, accountId: id });
  return new DomainError(
    'code_wrong',
    'The code is wrong, or was used already. Wait for the next one of your app.',
    { keepsChanges: true },
  );
}

async function completeSignIn(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  account: StaffAccount,
): Promise<NewSession> {
  if (!(await endSession(transaction, staff.sessionId))) {
    throw new DomainError('session_ended', 'Your session has ended. Sign in again.');
  }
  await endFailuresInARow(transaction, parts, account.username);
  return startSession(transaction, parts, account, 'nothing');
}
