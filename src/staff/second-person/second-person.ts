import { DomainError } from '../../kernel/index.js';
import { may, type Action, type Transaction } from '../../platform/index.js';
import { lockAccount } from '../accounts/account-changes.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { StaffAccount } from '../accounts/staff-account.entity.js';
import { recordFailure, requireRoomToTry } from '../lock-out/sign-in-failures.js';
import { isRightCode } from '../second-factor/check-code.js';
import { findSecret } from '../second-factor/standing.js';

/** What somebody shows who stands beside the one who asks: their name, and the code of their app, which works once. */
export interface SecondPersonProof {
  readonly username: string;
  readonly code: string;
}

/**
 * Makes sure that another member of staff who may do the same stands there. Of a name and code that do not fit nothing is told but
 * that, whether there is such an account or not; they count with the wrong tries to sign in. A right code does not end that row, since
 * it shows less than a sign-in.
 *
 * @returns the id of their account.
 * @throws DomainError same_person_twice; too_many_requests; code_wrong; second_person_may_not.
 */
export async function proveSecondPerson(
  transaction: Transaction,
  parts: AccountParts,
  first: { readonly id: string },
  proof: SecondPersonProof,
  action: Action,
): Promise<string> {
  const { username } = proof;
  const found = await transaction.manager.findOneBy(StaffAccount, { username });
  if (found?.id === first.id) {
    throw new DomainError('same_person_twice', 'You are the first person. Somebody else must be the second.');
  }
  await requireRoomToTry(transaction, parts, username);
  const account = found && (await lockAccount(transaction, found.id, { type: 'staff', id: first.id }));
  if (!account || account.disabled || !(await showsOwnCode(transaction, parts, account, proof.code))) {
    await recordFailure(transaction, parts, { username, accountId: account?.id ?? null });
    throw new DomainError(
      'code_wrong',
      'Name and code do not fit, or the code was used already. Wait for the next one of the app.',
      { keepsChanges: true, triedAccountId: account?.id ?? null },
    );
  }
  if (account.mustChangePassword || !may(account.roles, action)) {
    // The code was shown, so it is used up.
    throw new DomainError('second_person_may_not', `The second person may not do this (${action}).`, {
      extensions: { action },
      keepsChanges: true,
    });
  }
  return account.id;
}

async function showsOwnCode(
  transaction: Transaction,
  { sealingKey }: AccountParts,
  { id }: StaffAccount,
  code: string,
): Promise<boolean> {
  const factor = await findSecret(transaction.manager, sealingKey, id);
  return factor?.confirmed === true && (await isRightCode(transaction, id, factor.secret, code));
}
