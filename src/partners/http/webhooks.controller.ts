import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  LiveEvents,
  May,
  Mutation,
  Reading,
  staffRefusals,
  type Transaction,
  WithFreshProof,
} from '../../platform/index.js';
import { getPartner } from '../partners/partner.js';
import { deadLettersOf, dismiss, sendAgain } from '../webhooks/dead-letters.js';
import { WebhookEndpoints } from '../webhooks/endpoints.js';
import { findWebhook } from '../webhooks/standing.js';
import { partnerIdSchema } from './partners.schemas.js';
import {
  dismissedSchema,
  newWebhookSchema,
  sentAgainSchema,
  webhookPageExample,
  webhookPageSchema,
  webhookPageView,
  webhookSecretSchema,
  type NewWebhookBody,
  type WebhookPage,
  type WebhookSecretView,
} from './webhooks.schemas.js';

@ApiTags('staff: partners')
@Controller('api/staff/partners/:id')
export class WebhooksController {
  constructor(
    private readonly database: Database,
    private readonly endpoints: WebhookEndpoints,
    private readonly liveEvents: LiveEvents,
  ) {}

  @May('partner.read')
  @Get('webhook')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Reading({
    summary: 'Where a partner is told of dossiers, and the messages that were given up',
    answer: webhookPageSchema,
    example: webhookPageExample,
    problems: [...staffRefusals, 'not_found'],
  })
  async read(@Param('id', { schema: partnerIdSchema }) id: string): Promise<WebhookPage> {
    const { manager } = this.database.dataSource;
    await getPartner(manager, id);
    return webhookPageView(await findWebhook(manager, id), await deadLettersOf(manager, id));
  }

  @May('partner.manage')
  @WithFreshProof()
  @Put('webhook')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary: 'Set the address and make a new secret, shown once; the old one signs along for a day',
    answer: webhookSecretSchema,
    status: 200,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found'],
  })
  async set(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
    @Body({ schema: newWebhookSchema }) { url }: NewWebhookBody,
  ): Promise<WebhookSecretView> {
    return { secret: await this.endpoints.set(transaction, id, url, actor) };
  }

  @May('partner.manage')
  @Post('webhook/switching-off')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary: 'Send a partner no messages any more; those that wait are given up',
    answer: webhookPageSchema,
    example: webhookPageExample,
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async switchOff(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
  ): Promise<WebhookPage> {
    await this.endpoints.switchOff(transaction, id, actor);
    const { manager } = transaction;
    return webhookPageView(await findWebhook(manager, id), await deadLettersOf(manager, id));
  }

  @May('partner.manage')
  @Post('dead-letters/resending')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary: 'Send the messages that were given up once more',
    answer: sentAgainSchema,
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async sendAgain(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
  ): Promise<z.infer<typeof sentAgainSchema>> {
    return { messages: await sendAgain(transaction, this.liveEvents, id, actor) };
  }

  @May('partner.manage')
  @Post('dead-letters/dismissal')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary: 'Forget the messages that were given up',
    answer: dismissedSchema,
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async dismiss(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
  ): Promise<z.infer<typeof dismissedSchema>> {
    return { messages: await dismiss(transaction, this.liveEvents, id, actor) };
  }
}
