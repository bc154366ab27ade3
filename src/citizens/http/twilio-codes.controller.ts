import { Body, Controller, Headers, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Callback } from '../../platform/index.js';
import { codeCallbackPath, TakeCodeReport } from '../codes/take-code-report.js';
import { codeIdSchema } from './codes.schemas.js';

const querySchema = z
  .strictObject({ code: codeIdSchema })
  .meta({ id: 'TwilioCodeQuery', example: { code: '3c9f2f60-7e0f-4b0c-8c25-6a3d3f5d9a11' } });

@ApiTags('integration: SMS gateway')
@Controller(codeCallbackPath)
export class TwilioCodesController {
  constructor(private readonly takeReport: TakeCodeReport) {}

  @Post()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiHeader({ name: 'X-Twilio-Signature', required: true, description: 'HMAC-SHA1 over address and form' })
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        MessageSid: { type: 'string', example: 'SM0123456789abcdef0123456789abcdef' },
        MessageStatus: { type: 'string', example: 'delivered' },
        CallSid: { type: 'string', example: 'CA0123456789abcdef0123456789abcdef' },
        CallStatus: { type: 'string', example: 'no-answer' },
      },
      additionalProperties: true,
    },
  })
  @Callback({
    query: querySchema,
    summary: 'What became of the SMS or the call with a code, as Twilio tells it',
    description:
      'Without an Idempotency-Key, as the reports on notices: what comes twice, late or out of order says nothing new. ' +
      'Of a message `MessageSid` and `MessageStatus` are read, of a call `CallSid` and `CallStatus`.',
    problems: ['forbidden', 'not_found', 'unsupported_media_type'],
  })
  async report(
    @Query({ schema: querySchema }) { code }: z.infer<typeof querySchema>,
    @Headers('x-twilio-signature') signature: string | undefined,
    @Body() body: unknown,
  ): Promise<void> {
    await this.takeReport.take({ codeId: code, body, signature });
  }
}
