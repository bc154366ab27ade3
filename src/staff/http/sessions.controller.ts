import { Body, Controller, Delete, Get, Inject, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { assertInvariant, type Clock, type ProblemCode } from '../../kernel/index.js';
import {
  BeforeSignIn,
  clockToken,
  ForLeavingStaff,
  ForOwnAccount,
  InTransaction,
  Mutation,
  Reading,
  staffCookie,
  type Transaction,
} from '../../platform/index.js';
import { AskingDevice } from '../access/asking-device.js';
import { SignInLog } from '../access/sign-in-log.js';
import { AccountParts } from '../accounts/account-parts.js';
import { SignedIn, type SignedInStaff } from '../access/signed-in-staff.js';
import type { Device } from '../sessions/device.policy.js';
import { endSession } from '../sessions/end-sessions.js';
import { LiveSessions } from '../sessions/live-sessions.js';
import { signIn } from '../sessions/sign-in.js';
import {
  halfWaySessionSchema,
  halfWaySessionView,
  sessionCookie,
  sessionExample,
  signInSchema,
  standingSessionExample,
  standingSessionSchema,
  standingSessionView,
  type HalfWaySessionView,
  type SignInBody,
  type StandingSession,
} from './sessions.schemas.js';

const refusals = [
  'unauthenticated',
  'session_ended',
  'second_factor_required',
] as const satisfies readonly ProblemCode[];

@ApiTags('staff: sessions')
@Controller('api/staff/sessions')
export class StaffSessionsController {
  constructor(
    private readonly parts: AccountParts,
    private readonly sessions: LiveSessions,
    private readonly log: SignInLog,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @BeforeSignIn()
  @Post()
  @Mutation({
    hashesSlowly: true,
    summary: 'Sign in: the first step of two',
    description:
      'Whatever is wrong gets the same answer after the same time. After five wrong tries in a row with one name, whether ' +
      'there is such an account or not, each further one must wait, twice as long every time. The token of the session is ' +
      'in the cookie of this answer and nowhere else; programs may send its value as `Authorization: Bearer …` too. The ' +
      'session may do nothing but what `next` names.',
    answer: halfWaySessionSchema,
    example: { ...sessionExample, next: 'show_code' },
    problems: ['unauthenticated', 'given_password_over', 'too_many_requests'],
    cookie: sessionCookie,
  })
  async signIn(
    @InTransaction() transaction: Transaction,
    @AskingDevice() device: Device,
    @Ip() address: string,
    @Body({ schema: signInSchema }) body: SignInBody,
  ): Promise<HalfWaySessionView> {
    const session = await signIn(transaction, this.parts, body, device);
    this.log.halfSignedIn(transaction, session, address);
    return halfWaySessionView(session);
  }

  @ForOwnAccount()
  @Get('current')
  @Reading({
    summary: 'Until when this session lasts, and what the time is now; to ask does not make it longer',
    answer: standingSessionSchema,
    example: standingSessionExample,
    problems: refusals,
  })
  async read(@SignedIn() { sessionId }: SignedInStaff): Promise<StandingSession> {
    const session = await this.sessions.findById(sessionId);
    assertInvariant(session, 'the session that asks is there');
    return standingSessionView(session, this.sessions.idleMinutes, this.clock.now());
  }

  @ForOwnAccount()
  @Post('current/presence')
  @Mutation({
    summary: 'Say that somebody is there: the time in which nobody uses the session begins anew',
    description:
      'Every change does so by itself. A screen says it when somebody touches it or presses a key, once a minute at most.',
    status: 204,
    problems: refusals,
  })
  sayPresent(): void {
    // Who asks for a change uses the session: the guard has written it down.
  }

  @ForLeavingStaff()
  @Delete('current')
  @Mutation({
    summary: 'Sign out',
    status: 204,
    problems: ['unauthenticated'],
    cookie: { cookie: staffCookie, keep: () => null },
  })
  async signOut(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Ip() address: string,
  ): Promise<void> {
    if (await endSession(transaction, staff.sessionId)) this.log.signedOut(transaction, staff, address);
  }
}
