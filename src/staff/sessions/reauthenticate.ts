import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { lockAccount } from '../accounts/account-changes.js';
import type { AccountParts } from '../accounts/account-parts.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import { endFailuresInARow, recordFailure, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { countWrongCode, isRight, type Shown } from '../second-factor/check-code.js';
import { findSecret } from '../second-factor/standing.js';

/** What somebody who is signed in proves with who they are. */
export type Proof = Shown | { readonly kind: 'password'; readonly password: string };

/**
 * Proves again that the owner of the session sits before it: with the second factor, or the password where the account has
 * none. It counts from now for some minutes (`fresh-proof.policy.ts`), and no longer than the session lasts.
 *
 * @throws DomainError code_wrong, and forbidden for a wrong password, which count as wrong tries; too_many_requests;
 * forbidden for the wrong kind of proof; session_ended.
 */
export async function reauthenticate(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  proof: Proof,
): Promise<void> {
  await requireRoomToTry(transaction, parts, staff.username);
  const account = await lockAccount(transaction, staff.id, { type: 'staff', id: staff.id });
  const factor = await findSecret(transaction.manager, parts.sealingKey, staff.id);
  const secret = factor?.confirmed === true ? factor.secret : undefined;
  if (proof.kind === 'password') {
    if (secret) throw new DomainError('forbidden', 'The password is not enough. Show a code of your app.');
    await requirePassword(transaction, parts, account, proof.password);
  } else {
    if (!secret) throw new DomainError('forbidden', 'You have no authenticator app. Give your password.');
    if (!(await isRight(transaction, parts, { account, secret }, proof))) {
      throw await countWrongCode(transaction, parts, staff);
    }
  }
  await endFailuresInARow(transaction, parts, staff.username);
  await noteProof(transaction, staff.sessionId);
}

async function requirePassword(
  transaction: Transaction,
  parts: AccountParts,
  { id, username, passwordHash }: StaffAccount,
  password: string,
): Promise<void> {
  if (await parts.passwords.verify(passwordHash, password)) return;
  await recordFailure(transaction, parts, { username, accountId: id });
  throw new DomainError('forbidden', 'The password is wrong.', { keepsChanges: true });
}

async function noteProof(transaction: Transaction, sessionId: string): Promise<void> {
  const proved = await transaction.query(
    'UPDATE staff_session SET proved_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [sessionId, transaction.at],
  );
  if (proved.length === 0) throw new DomainError('session_ended', 'Your session has ended. Sign in again.');
}
