import { Body, Controller, Delete, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BeforeSignIn,
  ForLeavingStaff,
  InTransaction,
  Mutation,
  staffCookie,
  type Transaction,
} from '../../platform/index.js';
import { AccountParts } from '../accounts/account-parts.js';
import { SignedIn, type SignedInStaff } from '../access/signed-in-staff.js';
import { endSession } from '../sessions/end-sessions.js';
import { signIn } from '../sessions/sign-in.js';
import { accountView } from './account.view.js';
import {
  signInSchema,
  staffSessionSchema,
  type SignInBody,
  type StaffSessionView,
} from './sessions.schemas.js';

@ApiTags('staff: sessions')
@Controller('api/staff/sessions')
export class StaffSessionsController {
  constructor(private readonly parts: AccountParts) {}

  @BeforeSignIn()
  @Post()
  @Mutation({
    summary: 'Sign in',
    description:
      'Whatever is wrong gets the same answer after the same time. After five wrong tries in a row with one name, whether ' +
      'there is such an account or not, each further one must wait, twice as long every time. Browsers keep the token in ' +
      'the cookie of this answer.',
    answer: staffSessionSchema,
    example: {
      token: 'Jq0n1Zk7mJvGz2yZ8uUO0l6r3aWJ4m5cQn1s9xkT2bE',
      expiresAt: '2026-11-23T03:00:00.000Z',
      account: {
        id: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11',
        username: 'nguyen.thi.lan',
        displayName: 'Nguyễn Thị Lan',
        roles: ['officer'],
        departmentCode: null,
        mustChangePassword: false,
      },
    },
    problems: ['unauthenticated', 'too_many_requests'],
    cookie: {
      cookie: staffCookie,
      keep: (answer) => {
        const { token, expiresAt } = staffSessionSchema.parse(answer);
        return { value: token, expiresAt: new Date(expiresAt) };
      },
    },
  })
  async signIn(
    @InTransaction() transaction: Transaction,
    @Body({ schema: signInSchema }) body: SignInBody,
  ): Promise<StaffSessionView> {
    const session = await signIn(transaction, this.parts, body);
    return {
      token: session.token,
      expiresAt: session.expiresAt.toISOString(),
      account: accountView(session.account),
    };
  }

  @ForLeavingStaff()
  @Delete('current')
  @Mutation({
    summary: 'Sign out',
    status: 204,
    problems: ['unauthenticated'],
    cookie: { cookie: staffCookie, keep: () => null },
  })
  async signOut(@InTransaction() transaction: Transaction, @SignedIn() staff: SignedInStaff): Promise<void> {
    await endSession(transaction, staff.sessionId);
  }
}
