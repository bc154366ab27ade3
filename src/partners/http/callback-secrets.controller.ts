import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Environment } from '../../config/index.js';
import type { Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  environmentToken,
  InTransaction,
  May,
  Mutation,
  Reading,
  staffRefusals,
  type Transaction,
  WithFreshProof,
} from '../../platform/index.js';
import { CallbackSecrets, secretMadeAt } from '../callbacks/callback-secrets.js';
import { getPartner } from '../partners/partner.js';
import { callbacksPath } from './callbacks.controller.js';
import {
  callbackSecretSchema,
  callbacksPageSchema,
  newCallbackSecretSchema,
  type CallbackSecretView,
  type CallbacksPage,
  type NewCallbackSecretBody,
} from './callbacks.schemas.js';
import { partnerIdSchema } from './partners.schemas.js';

@ApiTags('staff: partners')
@Controller('api/staff/partners/:id')
export class CallbackSecretsController {
  constructor(
    private readonly database: Database,
    private readonly secrets: CallbackSecrets,
    @Inject(environmentToken) private readonly environment: Environment,
  ) {}

  @May('partner.read')
  @Get('callbacks')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Reading({
    summary: 'Where a partner reports, and whether it has a secret to sign with',
    answer: callbacksPageSchema,
    problems: [...staffRefusals, 'not_found'],
  })
  async read(@Param('id', { schema: partnerIdSchema }) id: string): Promise<CallbacksPage> {
    const { manager } = this.database.dataSource;
    await getPartner(manager, id);
    const madeAt = await secretMadeAt(manager, id);
    const address = `${this.environment.publicBaseUrl}/${callbacksPath}/${id}`;
    return { address, secretMadeAt: madeAt?.toISOString() ?? null };
  }

  @May('partner.manage')
  @WithFreshProof()
  @Post('callback-secret')
  @ApiParam({ name: 'id', description: 'The partner' })
  @Mutation({
    summary:
      'Make a secret for the partner to sign with, shown once; the one before is taken for a day more, or ends now',
    answer: callbackSecretSchema,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found'],
  })
  async renew(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: partnerIdSchema }) id: string,
    @Body({ schema: newCallbackSecretSchema }) { endOldNow }: NewCallbackSecretBody,
  ): Promise<CallbackSecretView> {
    return { secret: await this.secrets.renew(transaction, id, endOldNow ?? false, actor) };
  }
}
