import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { DomainError } from '../../kernel/index.js';
import {
  Database,
  ForKiosk,
  InTransaction,
  kioskRefusals,
  Mutation,
  Reading,
  type Transaction,
} from '../../platform/index.js';
import { AskingKiosk, type AskingKioskView } from '../access/asking.js';
import { CitizenCode } from '../codes/citizen-code.entity.js';
import { CodeParts } from '../codes/code-parts.js';
import { requestCode } from '../codes/request-code.js';
import {
  codeIdSchema,
  codeRequestSchema,
  requestedCodeExample,
  requestedCodeSchema,
  requestedCodeView,
  type CodeRequestBody,
  type RequestedCode,
} from './codes.schemas.js';

@ApiTags('kiosk: codes')
@ForKiosk()
@Controller('api/kiosk/codes')
export class CodesController {
  constructor(
    private readonly database: Database,
    private readonly parts: CodeParts,
  ) {}

  @Post()
  @Mutation({
    summary: 'Ask for a code by SMS or by a call; it ends the one before it',
    description:
      'The answer is the same whether anything waits for this phone or not. An SMS goes out only to deposit, to fetch what ' +
      'waits, or to look up what there is. `too_many_requests` names whose `limit` has no room: `phone`, `kiosk` or `site`; ' +
      'without `retryAfterSeconds` waiting does not help and the desk must.',
    answer: requestedCodeSchema,
    example: requestedCodeExample,
    isStepwise: true,
    status: 202,
    problems: [...kioskRefusals, 'phone_not_vietnamese_mobile', 'validation_failed', 'too_many_requests'],
  })
  async request(
    @InTransaction() transaction: Transaction,
    @AskingKiosk() kiosk: AskingKioskView,
    @Body({ schema: codeRequestSchema }) body: CodeRequestBody,
  ): Promise<RequestedCode> {
    return this.view(await requestCode(transaction, this.parts, { ...body, kioskId: kiosk.id }));
  }

  @Get(':id')
  @ApiParam({ name: 'id', description: 'The request for a code' })
  @Reading({
    summary: 'What became of a code that was asked for at this kiosk',
    answer: requestedCodeSchema,
    example: { ...requestedCodeExample, delivery: 'sent' },
    isStepwise: true,
    problems: [...kioskRefusals, 'not_found'],
  })
  async read(
    @AskingKiosk() kiosk: AskingKioskView,
    @Param('id', { schema: codeIdSchema }) id: string,
  ): Promise<RequestedCode> {
    const { manager } = this.database.dataSource;
    const code = await manager.findOneBy(CitizenCode, { id, kioskId: kiosk.id });
    if (!code)
      throw new DomainError('not_found', 'No such code was asked for at this kiosk. Ask for a new one.');
    return this.view(code);
  }

  private view(code: CitizenCode): RequestedCode {
    return requestedCodeView(code, this.parts.phones.open(code));
  }
}
