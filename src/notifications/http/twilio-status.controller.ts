import { Body, Controller, Headers, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Callback } from '../../platform/index.js';
import { statusCallbackPath } from '../sending/sending-parts.js';
import { TakeReport } from '../sending/take-report.js';

const statusQuerySchema = z
  .strictObject({ notice: z.uuid() })
  .meta({ id: 'TwilioStatusQuery', example: { notice: '0b6a8c7e-58a5-4a3d-9c0e-3f1d2b4a5c6d' } });

@ApiTags('integration: SMS gateway')
@Controller(statusCallbackPath)
export class TwilioStatusController {
  constructor(private readonly takeReport: TakeReport) {}

  @Post()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiHeader({ name: 'X-Twilio-Signature', required: true, description: 'HMAC-SHA1 over address and form' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['MessageSid', 'MessageStatus'],
      properties: {
        MessageSid: { type: 'string', example: 'SM0123456789abcdef0123456789abcdef' },
        MessageStatus: { type: 'string', example: 'delivered' },
      },
      additionalProperties: true,
    },
  })
  @Callback({
    query: statusQuerySchema,
    summary: 'What became of an SMS, as Twilio tells it',
    description:
      'Takes no Idempotency-Key: Twilio sends none, and a report that comes ' +
      'twice or out of order says nothing new. Every parameter is covered by the signature, so unknown ones are allowed.',
    problems: ['forbidden', 'not_found', 'unsupported_media_type'],
  })
  async report(
    @Query({ schema: statusQuerySchema }) { notice }: z.infer<typeof statusQuerySchema>,
    @Headers('x-twilio-signature') signature: string | undefined,
    @Body() body: unknown,
  ): Promise<void> {
    await this.takeReport.take({ noticeId: notice, body, signature });
  }
}
