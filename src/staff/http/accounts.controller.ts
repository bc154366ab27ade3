import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor, Clock } from '../../kernel/index.js';
import {
  AskedBy,
  clockToken,
  Database,
  InTransaction,
  May,
  Mutation,
  Reading,
  staffRefusals,
  WithFreshProof,
  type Transaction,
} from '../../platform/index.js';
import { AccountParts } from '../accounts/account-parts.js';
import { changeRoles } from '../accounts/change-roles.js';
import { createAccount } from '../accounts/create-account.js';
import { disableAccount } from '../accounts/disable-account.js';
import { enableAccount } from '../accounts/enable-account.js';
import { givePassword } from '../accounts/give-password.js';
import { StaffAccount } from '../accounts/staff-account.entity.js';
import { readLockedAccounts } from '../lock-out/locked-accounts.js';
import { unlockAccount } from '../lock-out/unlock-account.js';
import { resetSecondFactor } from '../second-factor/reset-second-factor.js';
import { readEnrolledIds } from '../second-factor/standing.js';
import { LiveSessions } from '../sessions/live-sessions.js';
import {
  accountExample,
  accountIdSchema,
  accountListSchema,
  administeredAccount,
  administeredAccountSchema,
  newAccountSchema,
  passwordResetSchema,
  rolesChangeSchema,
  secondFactorResetSchema,
  type AccountStanding,
  type AdministeredAccount,
  type NewAccountBody,
  type PasswordResetBody,
  type RolesChangeBody,
  type SecondFactorResetBody,
} from './accounts.schemas.js';

/** A one-stop shop has some dozens of accounts; disabled ones stay, because the ledger names them. */
const mostListed = 1_000;

/** What gives somebody a way in or rights, which would outlive a session that its owner has left. */
const givingRefusals = [...staffRefusals, 'reauthentication_required'] as const;

const changed = { answer: administeredAccountSchema, example: accountExample, status: 200 };

@ApiTags('staff: accounts')
@Controller('api/staff/accounts')
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly parts: AccountParts,
    private readonly sessions: LiveSessions,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @May('account.read')
  @Get()
  @Reading({
    summary: 'All accounts, by username',
    answer: accountListSchema,
    example: { accounts: [accountExample] },
    problems: staffRefusals,
  })
  async list(): Promise<z.infer<typeof accountListSchema>> {
    const accounts = await this.database.dataSource.manager.find(StaffAccount, {
      order: { username: 'ASC' },
      take: mostListed,
    });
    const standing = await readStanding(this.database.dataSource.manager, this.clock.now());
    return { accounts: accounts.map((account) => administeredAccount(account, standing)) };
  }

  @May('account.create')
  @WithFreshProof()
  @Post()
  @Mutation({
    summary:
      'Make an account; its password works for one sign-in within three days, in which its owner must choose another',
    answer: administeredAccountSchema,
    example: accountExample,
    problems: [...givingRefusals, 'already_exists', 'password_too_common'],
  })
  async create(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: newAccountSchema }) body: NewAccountBody,
  ): Promise<AdministeredAccount> {
    const wanted = { ...body, mustChangePassword: true };
    return shown(transaction, await createAccount(transaction, this.parts, wanted, actor));
  }

  @May('account.change_roles')
  @WithFreshProof()
  @Post(':id/roles')
  @ApiParam({ name: 'id', description: 'The account' })
  @Mutation({
    ...changed,
    summary: 'Give an account these roles and no others; what was taken away is gone at once',
    problems: [...givingRefusals, 'not_found'],
  })
  async changeRoles(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: accountIdSchema }) accountId: string,
    @Body({ schema: rolesChangeSchema }) body: RolesChangeBody,
  ): Promise<AdministeredAccount> {
    const change = { accountId, ...body };
    this.sessions.rightsChanged(transaction, accountId);
    return shown(transaction, await changeRoles(transaction, this.parts.site, change, actor));
  }

  @May('account.disable')
  @Post(':id/disable')
  @ApiParam({ name: 'id', description: 'The account' })
  @Mutation({
    ...changed,
    summary: 'Disable an account; its sessions end at once',
    problems: [...staffRefusals, 'not_found'],
  })
  async disable(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: accountIdSchema }) id: string,
  ): Promise<AdministeredAccount> {
    return shown(transaction, await disableAccount(transaction, id, actor));
  }

  @May('account.enable')
  @WithFreshProof()
  @Post(':id/enable')
  @ApiParam({ name: 'id', description: 'The account' })
  @Mutation({
    ...changed,
    summary: 'Enable a disabled account again, with the password it had',
    problems: [...givingRefusals, 'not_found'],
  })
  async enable(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: accountIdSchema }) id: string,
  ): Promise<AdministeredAccount> {
    return shown(transaction, await enableAccount(transaction, id, actor));
  }

  @May('account.unlock')
  @WithFreshProof()
  @Post(':id/unlock')
  @ApiParam({ name: 'id', description: 'The account' })
  @Mutation({
    ...changed,
    summary: 'Let the owner of an account try to sign in again at once, after wrong tries in a row',
    problems: [...givingRefusals, 'not_found'],
  })
  async unlock(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: accountIdSchema }) id: string,
  ): Promise<AdministeredAccount> {
    return shown(transaction, await unlockAccount(transaction, id, actor));
  }

  @May('account.reset_second_factor')
  @WithFreshProof()
  @Post(':id/second-factor/reset')
  @ApiParam({ name: 'id', description: 'The account' })
  @Mutation({
    ...changed,
    summary:
      'Forget another person’s authenticator app and recovery codes, after they have shown who they are; all sessions of the account end',
    problems: [...givingRefusals, 'not_found'],
  })
  async resetSecondFactor(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: accountIdSchema }) id: string,
    @Body({ schema: secondFactorResetSchema }) { identityCheck }: SecondFactorResetBody,
  ): Promise<AdministeredAccount> {
    return shown(transaction, await resetSecondFactor(transaction, id, actor, identityCheck));
  }

  @May('account.reset_password')
  @WithFreshProof()
  @Post(':id/password')
  @ApiParam({ name: 'id', description: 'The account' })
  @Mutation({
    summary:
      'Set another person’s password, for one sign-in within three days, in which they must choose another; all sessions of the account end',
    status: 204,
    problems: [...givingRefusals, 'not_found', 'password_too_common'],
  })
  async resetPassword(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: accountIdSchema }) accountId: string,
    @Body({ schema: passwordResetSchema }) body: PasswordResetBody,
  ): Promise<void> {
    await givePassword(transaction, this.parts, { accountId, newPassword: body.newPassword }, actor);
  }
}

async function shown({ manager, at }: Transaction, account: StaffAccount): Promise<AdministeredAccount> {
  return administeredAccount(account, await readStanding(manager, at));
}

async function readStanding(manager: EntityManager, at: Date): Promise<AccountStanding> {
  const locked = await readLockedAccounts(manager);
  return {
    at,
    locked: new Set(locked.map(({ accountId }) => accountId)),
    enrolled: await readEnrolledIds(manager),
  };
}
