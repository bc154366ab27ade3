import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { lockAccount } from '../accounts/account-changes.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { endFailuresInARow, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { countWrongCode, isRight, type Shown } from '../second-factor/check-code.js';
import { findSecret } from '../second-factor/standing.js';
import { noteProof } from './note-proof.js';

/**
 * Proves again that the owner of the session sits before it, with the second factor. It counts from now for some minutes
 * (`fresh-proof.policy.ts`), and no longer than the session lasts.
 *
 * @throws DomainError code_wrong, which counts as a wrong try; too_many_requests; session_ended, also when the app was forgotten
 * meanwhile.
 */
export async function reauthenticate(
  transaction: Transaction,
  parts: AccountParts,
  staff: SignedInStaff,
  proof: Shown,
): Promise<void> {
  await requireRoomToTry(transaction, parts, staff.username);
  const account = await lockAccount(transaction, staff.id, { type: 'staff', id: staff.id });
  const factor = await findSecret(transaction.manager, parts.sealingKey, staff.id);
  if (factor?.confirmed !== true) throw ended();
  if (!(await isRight(transaction, parts, { account, secret: factor.secret }, proof))) {
    throw await countWrongCode(transaction, parts, staff);
  }
  await endFailuresInARow(transaction, parts, staff.username);
  await noteProof(transaction, staff.sessionId);
}

const ended = () => new DomainError('session_ended', 'Your session has ended. Sign in again.');
