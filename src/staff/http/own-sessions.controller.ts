import { Controller, Delete, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import {
  clockToken,
  Database,
  ForStaff,
  InTransaction,
  Mutation,
  Reading,
  staffRefusals,
  WithFreshProof,
  type Transaction,
} from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../access/signed-in-staff.js';
import { LiveSessions } from '../sessions/live-sessions.js';
import { endOtherSessions, endOwnSession, readOwnSessions } from '../sessions/own-sessions.js';
import {
  ownSessionIdSchema,
  ownSessionsExample,
  ownSessionsSchema,
  ownSessionsView,
  type OwnSessions,
} from './own-sessions.schemas.js';

const listed = { answer: ownSessionsSchema, example: ownSessionsExample };

/** Where somebody is signed in. To end a session asks for a fresh proof (OWASP ASVS 5.0, 7.5.2). */
@ApiTags('staff: own account')
@ForStaff()
@Controller('api/staff/me/sessions')
export class OwnSessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: LiveSessions,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @Reading({
    ...listed,
    summary: 'Where one is signed in: this session first, then the last used',
    problems: staffRefusals,
  })
  list(@SignedIn() staff: SignedInStaff): Promise<OwnSessions> {
    return this.shown(this.database.dataSource.manager, staff, this.clock.now());
  }

  @WithFreshProof()
  @Delete('others')
  @Mutation({
    ...listed,
    summary: 'End all one’s sessions but this one',
    status: 200,
    problems: [...staffRefusals, 'reauthentication_required'],
  })
  async endOthers(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
  ): Promise<OwnSessions> {
    await endOtherSessions(transaction, staff, this.sessions.idleMinutes);
    return this.shown(transaction.manager, staff, transaction.at);
  }

  @WithFreshProof()
  @Delete(':id')
  @ApiParam({ name: 'id', description: 'The session; not the one that asks' })
  @Mutation({
    ...listed,
    summary: 'End one of one’s other sessions; whatever is open in it ends at once',
    status: 200,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found'],
  })
  async end(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: ownSessionIdSchema }) id: string,
  ): Promise<OwnSessions> {
    await endOwnSession(transaction, staff, id, this.sessions.idleMinutes);
    return this.shown(transaction.manager, staff, transaction.at);
  }

  private async shown(manager: EntityManager, staff: SignedInStaff, at: Date): Promise<OwnSessions> {
    const asked = { at, idleMinutes: this.sessions.idleMinutes };
    return ownSessionsView(await readOwnSessions(manager, staff, asked), staff.sessionId);
  }
}
