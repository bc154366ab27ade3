import { Body, Controller, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { PartnerAsking } from '../../dossiers/index.js';
import {
  InTransaction,
  partnerRefusals,
  SignedByPartner,
  WebhookMutation,
  type Transaction,
} from '../../platform/index.js';
import { AskingPartner } from '../access/asking-partner.js';
import { ReportProgress } from '../callbacks/report-progress.js';
import {
  callbackAnswerSchema,
  callbackSchema,
  type CallbackAnswer,
  type CallbackBody,
} from './callbacks.schemas.js';

export const callbacksPath = 'api/partner/callbacks';

@ApiTags('partners')
@Controller(callbacksPath)
export class CallbacksController {
  constructor(private readonly progress: ReportProgress) {}

  @SignedByPartner('progress.report')
  @Post(':partner')
  @ApiParam({ name: 'partner', description: 'Who has signed it' })
  @WebhookMutation({
    summary: 'What has become of a dossier in its department, as the system there reports it',
    description: 'Signed as Standard Webhooks lay down. The same id again does nothing more.',
    answer: callbackAnswerSchema,
    problems: [
      ...partnerRefusals,
      'not_found',
      'transition_not_legal',
      'door_operation_pending',
      'tray_content_unknown',
    ],
  })
  async take(
    @InTransaction() transaction: Transaction,
    @AskingPartner() partner: PartnerAsking,
    @Body({ schema: callbackSchema }) { type, data }: CallbackBody,
  ): Promise<CallbackAnswer> {
    return { effect: await this.progress.report(transaction, partner, type, data.number) };
  }
}
