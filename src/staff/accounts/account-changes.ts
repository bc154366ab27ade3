import { DomainError, type Actor } from '../../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../../ledger/index.js';
import { may, type Action, type Transaction } from '../../platform/index.js';
import { StaffAccount } from './staff-account.entity.js';

/**
 * Locks an account for the rest of the transaction, and with it the account of the one who is about to change it: of two
 * administrators who shut each other out at once, only one succeeds.
 *
 * @param action by which somebody else's account is changed; left out for one's own.
 * @throws DomainError not_found; forbidden when the asker's own account was disabled meanwhile, or lost the right to the action.
 */
export async function lockAccount(
  transaction: Transaction,
  id: string,
  actor: Actor,
  action?: Action,
): Promise<StaffAccount> {
  const ids = actor.type === 'staff' ? [id, actor.id] : [id];
  const locked = await transaction.manager
    .createQueryBuilder(StaffAccount, 'account')
    .where('account.id IN (:...ids)', { ids })
    .orderBy('account.id')
    .setLock('pessimistic_write')
    .getMany();
  const asker = locked.find((account) => actor.type === 'staff' && account.id === actor.id);
  if (asker?.disabled === true) {
    throw new DomainError('forbidden', 'Your own account has just been disabled. Ask an administrator.');
  }
  if (asker && action !== undefined && !may(asker.roles, action)) {
    throw new DomainError('forbidden', 'The right to this has just been taken from you.', {
      extensions: { action },
    });
  }
  const account = locked.find((candidate) => candidate.id === id);
  if (!account) throw new DomainError('not_found', 'There is no such account. See the list of accounts.');
  return account;
}

type AccountChangeKind =
  | 'disabled'
  | 'enabled'
  | 'roles_changed'
  | 'password_changed'
  | 'given_password_used'
  | 'given_password_shortened'
  | 'given_password_ended'
  | 'locked'
  | 'unlocked'
  | 'second_factor_enrolled'
  | 'second_factor_reset'
  | 'recovery_code_used'
  | 'sessions_ended';

type AccountChange = Partial<
  Pick<
    StaffAccount,
    'passwordHash' | 'givenPasswordUntil' | 'givenPasswordUsedAt' | 'disabled' | 'roles' | 'departmentCode'
  >
>;

/** Changes a locked account and records it. The ledger names the account by its id: people can be erased, it cannot. */
export async function changeAccount(
  transaction: Transaction,
  account: StaffAccount,
  change: {
    readonly kind: AccountChangeKind;
    readonly what: AccountChange;
    readonly actor: Actor;
    readonly details?: Readonly<Record<string, LedgerValue>>;
  },
): Promise<void> {
  Object.assign(account, change.what);
  account.version += 1;
  await transaction.manager.update(StaffAccount, account.id, { ...change.what, version: account.version });
  appendToLedger(transaction, {
    kind: `staff_account.${change.kind}`,
    subject: { type: 'staff_account', id: account.id, version: account.version },
    actor: change.actor,
    details: change.details ?? {},
  });
}
