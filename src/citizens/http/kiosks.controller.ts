import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Environment } from '../../config/index.js';
import type { Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  environmentToken,
  InTransaction,
  LiveEvents,
  May,
  Mutation,
  Reading,
  staffRefusals,
  surfaceAddressesOf,
  WithFreshProof,
  type Transaction,
} from '../../platform/index.js';
import { CodeParts } from '../codes/code-parts.js';
import { Kiosk } from '../kiosks/kiosk.entity.js';
import { makeKiosk, makeSetUpCode } from '../kiosks/make-kiosk.js';
import { revokeKiosk } from '../kiosks/revoke-kiosk.js';
import {
  kioskExample,
  kioskIdSchema,
  kioskListSchema,
  kioskSchema,
  kioskToSetUpExample,
  kioskToSetUpSchema,
  kioskToSetUpView,
  kioskView,
  newKioskSchema,
  type KioskToSetUpView,
  type KioskView,
  type NewKioskBody,
} from './kiosks.schemas.js';

/** A site has a handful of kiosks; revoked ones stay, because the ledger names them. */
const mostListed = 1_000;

@ApiTags('staff: kiosks')
@Controller('api/staff/kiosks')
export class KiosksController {
  constructor(
    private readonly database: Database,
    private readonly parts: CodeParts,
    private readonly liveEvents: LiveEvents,
    @Inject(environmentToken) private readonly environment: Environment,
  ) {}

  @May('kiosk.read')
  @Get()
  @Reading({
    summary: 'All kiosks, by name',
    answer: kioskListSchema,
    example: { kiosks: [kioskExample] },
    problems: staffRefusals,
  })
  async list(): Promise<z.infer<typeof kioskListSchema>> {
    const kiosks = await this.database.dataSource.manager.find(Kiosk, {
      order: { name: 'ASC', id: 'ASC' },
      take: mostListed,
    });
    return { kiosks: kiosks.map(kioskView) };
  }

  @May('kiosk.provision')
  @WithFreshProof()
  @Post()
  @Mutation({
    summary: 'Make a kiosk; the code that sets its device up is shown once and works for ten minutes',
    answer: kioskToSetUpSchema,
    example: kioskToSetUpExample,
    problems: [...staffRefusals, 'reauthentication_required'],
  })
  async provision(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: newKioskSchema }) body: NewKioskBody,
  ): Promise<KioskToSetUpView> {
    const made = await makeKiosk(transaction, this.parts, body.name, actor);
    return kioskToSetUpView(made, surfaceAddressesOf(this.environment).kiosk);
  }

  @May('kiosk.provision')
  @WithFreshProof()
  @Post(':id/set-up-code')
  @ApiParam({ name: 'id', description: 'The kiosk' })
  @Mutation({
    summary: 'Make another set-up code for a kiosk; it ends the one before it',
    description: 'A device that is the kiosk goes on being it until another is set up with the code.',
    answer: kioskToSetUpSchema,
    example: kioskToSetUpExample,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found'],
  })
  async renew(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: kioskIdSchema }) id: string,
  ): Promise<KioskToSetUpView> {
    const made = await makeSetUpCode(transaction, this.parts, id, actor);
    return kioskToSetUpView(made, surfaceAddressesOf(this.environment).kiosk);
  }

  @May('kiosk.revoke')
  @Post(':id/revocation')
  @ApiParam({ name: 'id', description: 'The kiosk' })
  @Mutation({
    summary: 'Revoke a kiosk for good; whoever stands before it loses the session',
    answer: kioskSchema,
    example: { ...kioskExample, revoked: true },
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async revoke(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: kioskIdSchema }) id: string,
  ): Promise<KioskView> {
    const kiosk = await revokeKiosk(transaction, id, actor);
    this.liveEvents.publishAfterCommit(transaction, { type: 'kiosk', id, data: { revoked: true } });
    return kioskView(kiosk);
  }
}
