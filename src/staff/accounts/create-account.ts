import type { Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Role, Transaction } from '../../platform/index.js';
import { requireStrongPassword } from '../passwords/require-strong-password.js';
import type { AccountMaking } from './account-parts.js';
import { givenAt, ownPassword } from './given-password.policy.js';
import { requireAffiliation } from './require-affiliation.js';
import { StaffAccount } from './staff-account.entity.js';

export interface NewAccount {
  /** 2–32 small letters, digits and `._-`, beginning with a letter. */
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly departmentCode: string | null;
  readonly password: string;
  /** Whether somebody else knows the password, so that it opens once and its owner has to choose another first. */
  readonly mustChangePassword: boolean;
}

/**
 * Makes an account.
 * @throws DomainError already_exists for a username that is taken; validation_failed for a department that does not fit;
 * password_too_common.
 */
export async function createAccount(
  transaction: Transaction,
  parts: AccountMaking,
  wanted: NewAccount,
  actor: Actor,
): Promise<StaffAccount> {
  requireAffiliation(wanted.roles, wanted.departmentCode, parts.site.departments);
  requireStrongPassword(wanted.password, wanted, parts.site);
  const account = transaction.manager.create(StaffAccount, {
    id: parts.randomness.uuid(),
    username: wanted.username,
    displayName: wanted.displayName,
    roles: [...new Set(wanted.roles)],
    departmentCode: wanted.departmentCode,
    passwordHash: await parts.passwords.hash(wanted.password),
    ...(wanted.mustChangePassword ? givenAt(transaction.at) : ownPassword),
    disabled: false,
    version: 1,
  });
  await transaction.manager.insert(StaffAccount, account);
  appendToLedger(transaction, {
    kind: 'staff_account.created',
    subject: { type: 'staff_account', id: account.id, version: 1 },
    actor,
    details: { roles: account.roles, departmentCode: account.departmentCode },
  });
  return account;
}
