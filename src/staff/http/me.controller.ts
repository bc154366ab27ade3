import { Body, Controller, Get, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  actions,
  ForOwnAccount,
  InTransaction,
  may,
  Mutation,
  Reading,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { SignInLog } from '../access/sign-in-log.js';
import { SignedIn, type SignedInStaff } from '../access/signed-in-staff.js';
import { AccountParts } from '../accounts/account-parts.js';
import { changeOwnPassword } from '../accounts/change-password.js';
import { reauthenticate } from '../sessions/reauthenticate.js';
import { accountView } from './account.view.js';
import { reauthenticationSchema, type ReauthenticationBody } from './reauthentication.schemas.js';
import {
  sessionCookie,
  sessionExample,
  sessionView,
  staffSessionSchema,
  type NewSessionView,
} from './sessions.schemas.js';
import { accountSchema, givenPasswordSchema, newPasswordSchema } from './staff.schemas.js';

const meSchema = accountSchema
  .extend({
    /** What the person's roles may do, so that screens offer nothing else. */
    actions: z.array(z.string()),
  })
  .meta({ id: 'SignedInAccount' });

const ownPasswordSchema = z
  .strictObject({ oldPassword: givenPasswordSchema, newPassword: newPasswordSchema })
  .meta({
    id: 'OwnPasswordChange',
    example: { oldPassword: 'k7vd-2mqx-h9tn-4wsp', newPassword: 'con trau di truoc cai cay' },
  });

@ApiTags('staff: own account')
@ForOwnAccount()
@Controller('api/staff/me')
export class MeController {
  constructor(
    private readonly parts: AccountParts,
    private readonly log: SignInLog,
  ) {}

  @Get()
  @Reading({
    summary: 'Who is signed in, and what that person may do',
    answer: meSchema,
    problems: ['unauthenticated', 'session_ended', 'second_factor_required'],
  })
  read(@SignedIn() staff: SignedInStaff): z.infer<typeof meSchema> {
    return { ...accountView(staff), actions: actions.filter((action) => may(staff.roles, action)) };
  }

  @Post('password')
  @Mutation({
    hashesSlowly: true,
    summary: 'Change one’s own password; the session goes on with another token, the account’s others end',
    answer: staffSessionSchema,
    example: sessionExample,
    status: 200,
    problems: [...staffRefusals, 'too_many_requests', 'password_too_common'],
    cookie: sessionCookie,
  })
  async changePassword(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Body({ schema: ownPasswordSchema }) body: z.infer<typeof ownPasswordSchema>,
  ): Promise<NewSessionView> {
    const change = {
      accountId: staff.id,
      username: staff.username,
      sessionId: staff.sessionId,
      ...body,
    };
    return sessionView(await changeOwnPassword(transaction, this.parts, change));
  }

  @Post('reauthentication')
  @Mutation({
    hashesSlowly: true,
    summary: 'Prove again who one is; for some minutes the session may then do what asks for a fresh proof',
    description:
      'With a code of one’s authenticator app or a recovery code. A wrong one counts as a wrong try to sign in.',
    status: 204,
    problems: [...staffRefusals, 'code_wrong', 'too_many_requests'],
  })
  async reauthenticate(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Ip() address: string,
    @Body({ schema: reauthenticationSchema }) proof: ReauthenticationBody,
  ): Promise<void> {
    await reauthenticate(transaction, this.parts, staff, proof);
    this.log.provedAgain(transaction, staff, proof.kind, address);
  }
}
