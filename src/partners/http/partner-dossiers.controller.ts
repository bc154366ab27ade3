import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { RegisterResult, type PartnerAsking } from '../../dossiers/index.js';
import { DomainError, parseVietnameseMobile } from '../../kernel/index.js';
import {
  Database,
  ForPartner,
  InTransaction,
  Mutation,
  partnerRefusals,
  Reading,
  type Transaction,
} from '../../platform/index.js';
import { AskingPartner } from '../access/asking-partner.js';
import { getNear } from '../partners/near-dossier.js';
import {
  dossierNumberSchema,
  partnerDossierExample,
  partnerDossierSchema,
  partnerDossierView,
  resultAnnouncementSchema,
  type PartnerDossier,
  type ResultAnnouncementBody,
} from './partner-dossiers.schemas.js';

@ApiTags('partners')
@Controller('api/partner')
export class PartnerDossiersController {
  constructor(
    private readonly database: Database,
    private readonly registerResult: RegisterResult,
  ) {}

  @ForPartner('dossiers.read')
  @Get('dossiers/:number')
  @ApiParam({ name: 'number', description: 'Its official code or deposit number' })
  @Reading({
    summary: 'Where one dossier stands; nothing about whose it is',
    answer: partnerDossierSchema,
    example: partnerDossierExample,
    problems: [...partnerRefusals, 'not_found'],
  })
  async read(
    @AskingPartner() partner: PartnerAsking,
    @Param('number', { schema: dossierNumberSchema }) number: string,
  ): Promise<PartnerDossier> {
    return partnerDossierView(await getNear(this.database.dataSource.manager, partner, number));
  }

  @ForPartner('results.announce')
  @Post('results')
  @Mutation({
    summary: 'Announce a result that begins here without a deposit',
    description:
      'The papers are with the department or agency that the procedure names, until an officer takes them over.',
    answer: partnerDossierSchema,
    example: { ...partnerDossierExample, origin: 'online', state: 'result_ready', contents: 'result' },
    problems: [
      ...partnerRefusals,
      'phone_not_vietnamese_mobile',
      'procedure_unknown',
      'procedure_not_fetchable',
      'official_code_taken',
    ],
  })
  async announce(
    @InTransaction() transaction: Transaction,
    @AskingPartner() partner: PartnerAsking,
    @Body({ schema: resultAnnouncementSchema }) body: ResultAnnouncementBody,
  ): Promise<PartnerDossier> {
    const phone = parseVietnameseMobile(body.phone);
    if (phone === undefined) {
      throw new DomainError('phone_not_vietnamese_mobile', 'Send a Vietnamese mobile number.');
    }
    await this.registerResult.execute(transaction, partner, { ...body, phone, inHand: false });
    return partnerDossierView(await getNear(transaction.manager, partner, body.officialCode));
  }
}
