import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor, Randomness } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  May,
  Mutation,
  randomnessToken,
  Reading,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { Kiosk } from '../kiosks/kiosk.entity.js';
import { provisionKiosk } from '../kiosks/provision-kiosk.js';
import { revokeKiosk } from '../kiosks/revoke-kiosk.js';
import {
  kioskExample,
  kioskIdSchema,
  kioskListSchema,
  kioskSchema,
  kioskView,
  newKioskSchema,
  provisionedKioskSchema,
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
    @Inject(randomnessToken) private readonly randomness: Randomness,
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
  @Post()
  @Mutation({
    summary: 'Provision a kiosk; its credential is shown once',
    answer: provisionedKioskSchema,
    example: { ...kioskExample, credential: 'mB1m0tG8mY3uVZl8o3S0vVd3m3v0o4oYyQZzR5b1nWk' },
    problems: staffRefusals,
  })
  async provision(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: newKioskSchema }) body: NewKioskBody,
  ): Promise<z.infer<typeof provisionedKioskSchema>> {
    const provisioned = await provisionKiosk(transaction, this.randomness, body.name, actor);
    return { ...provisioned, revoked: false };
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
    return kioskView(await revokeKiosk(transaction, id, actor));
  }
}
