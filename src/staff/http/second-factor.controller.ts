import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProblemCode } from '../../kernel/index.js';
import { ForHalfSignedIn, InTransaction, Mutation, type Transaction } from '../../platform/index.js';
import { SignInLog } from '../access/sign-in-log.js';
import { AccountParts } from '../accounts/account-parts.js';
import { SignedIn, type SignedInStaff } from '../access/signed-in-staff.js';
import { drawSecret } from '../second-factor/draw-secret.js';
import { confirmApp, showCode } from '../second-factor/show-code.js';
import { shownSecret } from '../second-factor/totp.js';
import { requireHalfWay } from '../sessions/require-half-way.js';
import {
  appCodeSchema,
  confirmedAppSchema,
  drawnSecretExample,
  drawnSecretSchema,
  recoveryCodeSchema,
  type AppCodeBody,
  type ConfirmedApp,
  type DrawnSecret,
  type RecoveryCodeBody,
} from './second-factor.schemas.js';
import {
  sessionCookie,
  sessionExample,
  sessionView,
  staffSessionSchema,
  type NewSessionView,
} from './sessions.schemas.js';

const refusals = ['unauthenticated', 'session_ended', 'forbidden'] as const satisfies readonly ProblemCode[];
const codeRefusals = [
  ...refusals,
  'code_wrong',
  'too_many_requests',
] as const satisfies readonly ProblemCode[];

/** The second step of a sign-in; all that a session may do while only the password was shown. */
@ApiTags('staff: sessions')
@ForHalfSignedIn()
@Controller('api/staff/second-factor')
export class SecondFactorController {
  constructor(
    private readonly parts: AccountParts,
    private readonly log: SignInLog,
  ) {}

  @Post('code')
  @Mutation({
    summary: 'Show the present code of one’s authenticator app; a whole session begins, with another token',
    description: 'Each code is accepted once. A wrong one counts as a wrong try to sign in.',
    answer: staffSessionSchema,
    example: sessionExample,
    problems: [...codeRefusals, 'second_factor_required', 'given_password_over'],
    cookie: sessionCookie,
  })
  async code(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Ip() address: string,
    @Body({ schema: appCodeSchema }) { code }: AppCodeBody,
  ): Promise<NewSessionView> {
    const session = await showCode(transaction, this.parts, staff, { kind: 'code', code });
    this.log.signedIn(transaction, session, 'code', address);
    return sessionView(session);
  }

  @Post('recovery-code')
  @Mutation({
    hashesSlowly: true,
    summary: 'Use one of one’s recovery codes up instead',
    answer: staffSessionSchema,
    example: sessionExample,
    problems: [...codeRefusals, 'second_factor_required', 'given_password_over'],
    cookie: sessionCookie,
  })
  async recoveryCode(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Ip() address: string,
    @Body({ schema: recoveryCodeSchema }) { recoveryCode }: RecoveryCodeBody,
  ): Promise<NewSessionView> {
    const session = await showCode(transaction, this.parts, staff, { kind: 'recovery_code', recoveryCode });
    this.log.signedIn(transaction, session, 'recovery_code', address);
    return sessionView(session);
  }

  @Post('app')
  @Mutation({
    summary: 'Draw the secret of one’s authenticator app, where there is none yet; one drawn before is void',
    answer: drawnSecretSchema,
    example: drawnSecretExample,
    problems: [...refusals, 'already_exists'],
  })
  async draw(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
  ): Promise<DrawnSecret> {
    await requireHalfWay(transaction, staff.sessionId);
    return shownSecret(await drawSecret(transaction, this.parts, staff.id), staff.username);
  }

  @Post('app/confirmation')
  @Mutation({
    hashesSlowly: true,
    summary: 'Show the first code of one’s app; a whole session begins, and the recovery codes are told',
    answer: confirmedAppSchema,
    example: { ...sessionExample, recoveryCodes: ['k7vd-2mqx-h9tn-4wsp'] },
    problems: [...codeRefusals, 'already_exists', 'not_found', 'given_password_over'],
    cookie: sessionCookie,
  })
  async confirm(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Ip() address: string,
    @Body({ schema: appCodeSchema }) { code }: AppCodeBody,
  ): Promise<ConfirmedApp> {
    const { session, recoveryCodes } = await confirmApp(transaction, this.parts, staff, code);
    this.log.signedIn(transaction, session, 'code', address);
    return { ...sessionView(session), recoveryCodes: [...recoveryCodes] };
  }
}
