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
import { AskingDevice } from '../access/asking-device.js';
import { AccountParts } from '../accounts/account-parts.js';
import { SignedIn, type SignedInStaff } from '../access/signed-in-staff.js';
import type { Device } from '../sessions/device.policy.js';
import { endSession } from '../sessions/end-sessions.js';
import { signIn } from '../sessions/sign-in.js';
import {
  halfWaySessionSchema,
  halfWaySessionView,
  sessionCookie,
  sessionExample,
  signInSchema,
  type HalfWaySessionView,
  type SignInBody,
} from './sessions.schemas.js';

@ApiTags('staff: sessions')
@Controller('api/staff/sessions')
export class StaffSessionsController {
  constructor(private readonly parts: AccountParts) {}

  @BeforeSignIn()
  @Post()
  @Mutation({
    summary: 'Sign in: the first step of two',
    description:
      'Whatever is wrong gets the same answer after the same time. After five wrong tries in a row with one name, whether ' +
      'there is such an account or not, each further one must wait, twice as long every time. Browsers keep the token in ' +
      'the cookie of this answer. The session may do nothing but what `next` names.',
    answer: halfWaySessionSchema,
    example: { ...sessionExample, next: 'show_code' },
    problems: ['unauthenticated', 'too_many_requests'],
    cookie: sessionCookie,
  })
  async signIn(
    @InTransaction() transaction: Transaction,
    @AskingDevice() device: Device,
    @Body({ schema: signInSchema }) body: SignInBody,
  ): Promise<HalfWaySessionView> {
    return halfWaySessionView(await signIn(transaction, this.parts, body, device));
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
