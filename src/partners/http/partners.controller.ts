import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor, Clock, Randomness } from '../../kernel/index.js';
import {
  AskedBy,
  clockToken,
  Database,
  InTransaction,
  LiveEvents,
  May,
  Mutation,
  randomnessToken,
  Reading,
  staffRefusals,
  type Transaction,
  WithFreshProof,
} from '../../platform/index.js';
import { endKey } from '../keys/end-key.js';
import { keysOf } from '../keys/keys.js';
import { makeKey } from '../keys/make-key.js';
import { endPartner } from '../partners/end-partner.js';
import { makePartner } from '../partners/make-partner.js';
import { getPartner, listPartners } from '../partners/partner.js';
import {
  keyIdSchema,
  madeKeyExample,
  madeKeySchema,
  madeKeyView,
  newKeySchema,
  newPartnerSchema,
  partnerExample,
  partnerIdSchema,
  partnerListSchema,
  partnerSchema,
  partnerView,
  type MadeKeyView,
  type NewKeyBody,
  type NewPartnerBody,
  type PartnerView,
} from './partners.schemas.js';

@ApiTags('staff: partners')
@Controller('api/staff/partners')
export class PartnersController {
  constructor(
    private readonly database: Database,
    private readonly liveEvents: LiveEvents,
    @Inject(randomnessToken) private readonly randomness: Randomness,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @May('partner.read')
  @Get()
  @Reading({
    summary: 'All partners with their keys; those that were ended last',
    answer: partnerListSchema,
    example: { partners: [partnerExample] },
    problems: staffRefusals,
  })
  async list(): Promise<z.infer<typeof partnerListSchema>> {
    const { manager } = this.database.dataSource;
    const partners = await listPartners(manager);
    const ids = partners.map(({ id }) => id);
    const keys = await keysOf(manager, ids);
    const at = this.clock.now();
    return { partners: partners.map((partner) => partnerView(partner, keys, at)) };
  }

  @May('partner.manage')
  @Post()
  @Mutation({
    summary: 'Let a partner’s system in; it gets its keys apart',
    answer: partnerSchema,
    example: { ...partnerExample, keys: [] },
    problems: [...staffRefusals, 'already_exists'],
  })
  async make(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: newPartnerSchema }) { name, scopes, departmentCode }: NewPartnerBody,
  ): Promise<PartnerView> {
    const { randomness, liveEvents } = this;
    const wanted = { name, scopes, departmentCode: departmentCode ?? null };
    const parts = { randomness, liveEvents };
    return partnerView(await makePartner(transaction, parts, wanted, actor), [], transaction.at);
  }

  @May('partner.manage')
  @Post(':id/ending')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary: 'Let a partner in no more, for good and at once',
    answer: partnerSchema,
    example: { ...partnerExample, ended: true, keys: [] },
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async end(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
  ): Promise<PartnerView> {
    return partnerView(await endPartner(transaction, this.liveEvents, id, actor), [], transaction.at);
  }

  @May('partner.manage')
  @WithFreshProof()
  @Post(':id/keys')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary: 'Make a key; it is shown once. A second one works beside the first until one is ended',
    answer: madeKeySchema,
    example: madeKeyExample,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found', 'partner_has_two_keys'],
  })
  async makeKey(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
    @Body({ schema: newKeySchema }) { validDays }: NewKeyBody,
  ): Promise<MadeKeyView> {
    const { randomness, liveEvents } = this;
    const made = await makeKey(transaction, { randomness, liveEvents }, id, validDays, actor);
    return madeKeyView(made, transaction.at);
  }

  @May('partner.manage')
  @Post(':id/keys/:keyId/ending')
  @ApiParam({ name: 'id', description: 'The partner' })
  @ApiParam({ name: 'keyId', description: 'The key' })
  @Mutation({
    summary: 'End a key, for good and at once',
    answer: partnerSchema,
    example: { ...partnerExample, keys: [] },
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async endKey(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
    @Param('keyId', { schema: keyIdSchema }) keyId: string,
  ): Promise<PartnerView> {
    await endKey(transaction, this.liveEvents, id, keyId, actor);
    const partner = await getPartner(transaction.manager, id);
    return partnerView(partner, await keysOf(transaction.manager, [id]), transaction.at);
  }
}
