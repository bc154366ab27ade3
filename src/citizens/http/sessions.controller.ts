import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  ForKiosk,
  ForLeavingCitizen,
  ForPresentCitizen,
  InTransaction,
  kioskRefusals,
  Mutation,
  Reading,
  type Transaction,
} from '../../platform/index.js';
import { AskingKiosk, CitizenSession, type AskingKioskView } from '../access/asking.js';
import { CodeParts } from '../codes/code-parts.js';
import { endSession } from '../sessions/end-session.js';
import type { CitizenSessionTimes, LiveCitizenSession } from '../sessions/live-session.js';
import { startSession } from '../sessions/start-session.js';
import { codeIdSchema, purposeSchema } from './codes.schemas.js';
import {
  citizenSessionExample,
  citizenSessionSchema,
  citizenSessionView,
  type StartedSessionView,
} from './sessions.schemas.js';

const guessSchema = z
  .strictObject({
    codeId: codeIdSchema,
    code: z.string().regex(/^[0-9]{6}$/, 'must be six digits'),
  })
  .meta({
    id: 'CodeGuess',
    example: { codeId: '3c9f2f60-7e0f-4b0c-8c25-6a3d3f5d9a11', code: '042617' },
  });

const standingSessionSchema = z
  .strictObject({
    purpose: purposeSchema,
    /** It ends then, whatever is done. */
    expiresAt: z.iso.datetime(),
    /** It ends then, unless its citizen touches the kiosk once more. */
    idleEndsAt: z.iso.datetime(),
  })
  .meta({ id: 'StandingCitizenSession' });

@ApiTags('kiosk: sessions')
@Controller('api/kiosk/sessions')
export class CitizenSessionsController {
  constructor(private readonly parts: CodeParts) {}

  @ForKiosk()
  @Post()
  @Mutation({
    summary: 'Begin a session with the code of the SMS; the kiosk’s former session ends',
    description:
      'A wrong code costs a try: `code_wrong` tells `triesLeft`. `code_used` tells the `reason`: `used`, `replaced` by a ' +
      'newer one, or `exhausted` by wrong tries. `too_many_requests` costs no try: whose `limit` has no room, and for how long.',
    answer: citizenSessionSchema,
    example: citizenSessionExample,
    isStepwise: true,
    problems: [
      ...kioskRefusals,
      'code_wrong',
      'code_expired',
      'code_used',
      'code_foreign',
      'too_many_requests',
    ],
  })
  async start(
    @InTransaction() transaction: Transaction,
    @AskingKiosk() kiosk: AskingKioskView,
    @Body({ schema: guessSchema }) body: z.infer<typeof guessSchema>,
  ): Promise<StartedSessionView> {
    return citizenSessionView(await startSession(transaction, this.parts, { ...body, kioskId: kiosk.id }));
  }

  @ForPresentCitizen()
  @Get('current')
  @Reading({
    summary: 'Say that the citizen is still there, and read until when the session lasts',
    description:
      'Every request of a session begins its idle time anew. A kiosk asks here when somebody touches its screen and it has ' +
      'nothing else to ask.',
    answer: standingSessionSchema,
    example: {
      purpose: 'deposit',
      expiresAt: '2026-11-23T02:05:00.000Z',
      idleEndsAt: '2026-11-23T02:01:40.000Z',
    },
    problems: ['unauthenticated', 'session_ended'],
  })
  read(@CitizenSession() session: CitizenSessionTimes): z.infer<typeof standingSessionSchema> {
    const { purpose, expiresAt, idleEndsAt } = session;
    return { purpose, expiresAt: expiresAt.toISOString(), idleEndsAt: idleEndsAt.toISOString() };
  }

  @ForLeavingCitizen()
  @Delete('current')
  @Mutation({ summary: 'Leave: end the session', status: 204, problems: ['unauthenticated'] })
  async end(
    @InTransaction() transaction: Transaction,
    @CitizenSession() session: LiveCitizenSession,
  ): Promise<void> {
    await endSession(transaction, session.id);
  }
}
