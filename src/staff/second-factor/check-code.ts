import { assertUnreachable, DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { changeAccount } from '../accounts/account-changes.js';
import type { AccountParts } from '../accounts/account-parts.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import { recordFailure } from '../lock-out/sign-in-failures.js';
import { useRecoveryCode } from './recovery-codes.js';
import { matchingStep } from './totp.js';

/** What somebody shows after the password. */
export type Shown =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery_code'; readonly recoveryCode: string };

/**
 * Whether what its owner shows is right; if so, it is used up.
 * @param account locked, with the confirmed `secret` of its app.
 */
export async function isRight(
  transaction: Transaction,
  parts: AccountParts,
  { account, secret }: { readonly account: StaffAccount; readonly secret: Buffer },
  shown: Shown,
): Promise<boolean> {
  switch (shown.kind) {
    case 'code':
      return isRightCode(transaction, account.id, secret, shown.code);
    case 'recovery_code': {
      const left = await useRecoveryCode(transaction, parts, account.id, shown.recoveryCode);
      if (left === undefined) return false;
      const actor: Actor = { type: 'staff', id: account.id };
      const details = { left };
      await changeAccount(transaction, account, { kind: 'recovery_code_used', what: {}, actor, details });
      return true;
    }
    default:
      return assertUnreachable(shown);
  }
}

/** A code is right once, and none is right that is older than one that was (RFC 6238, 5.2): the database keeps the newest, whatever the clock does. */
export async function isRightCode(
  transaction: Transaction,
  accountId: string,
  secret: Buffer,
  code: string,
): Promise<boolean> {
  const step = matchingStep(secret, code, transaction.at);
  if (step === undefined) return false;
  const taken = await transaction.query(
    `UPDATE second_factor SET newest_time_step = $2
      WHERE account_id = $1 AND (newest_time_step IS NULL OR newest_time_step < $2) RETURNING account_id`,
    [accountId, step],
  );
  return taken.length === 1;
}

/** Counts a wrong code with the wrong passwords of the row. @returns the refusal. */
export async function countWrongCode(
  transaction: Transaction,
  parts: AccountParts,
  { id, username }: SignedInStaff,
): Promise<DomainError> {
  await recordFailure(transaction, parts, { username, accountId: id });
  return new DomainError(
    'code_wrong',
    'The code is wrong, or was used already. Wait for the next one of your app.',
    { keepsChanges: true, triedAccountId: id },
  );
}
