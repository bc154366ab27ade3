import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DomainError, parseVietnameseMobile, toNationalFormat } from '../../kernel/index.js';
import {
  Database,
  InTransaction,
  Inquiry,
  May,
  Mutation,
  Reading,
  staffRefusals,
  type Transaction,
  WithFreshProof,
} from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { RegisterResult } from '../commands/register-result.js';
import { Persons } from '../personal-data/persons.js';
import { NotePickupFactor } from '../pickup-factor/note-pickup-factor.js';
import { readCustodyHistory } from '../queries/custody-history.js';
import { getDossierRow, getStaffDossier, searchDossiers } from '../queries/search-dossiers.js';
import { dossierIdSchema } from './common.schemas.js';
import {
  fullPhoneSchema,
  pickupFactorSchema,
  resultRegistrationSchema,
  type PickupFactorBody,
  type ResultRegistrationBody,
} from './staff-commands.schemas.js';
import {
  custodyHistorySchema,
  dossierListSchema,
  dossierPageExample,
  dossierPageSchema,
  dossierSearchSchema,
  staffDossierExample,
  staffDossierSchema,
  type CustodyHistory,
  type DossierList,
  type DossierPage,
  type DossierSearch,
  type StaffDossier,
} from './staff-dossiers.schemas.js';

@ApiTags('staff: dossiers')
@Controller('api/staff/dossiers')
export class StaffDossiersController {
  constructor(
    private readonly database: Database,
    private readonly registerResult: RegisterResult,
    private readonly pickupFactors: NotePickupFactor,
    private readonly persons: Persons,
  ) {}

  @May('dossier.read')
  @Get()
  @Reading({
    query: dossierListSchema,
    summary: 'List dossiers; a department sees its own',
    answer: dossierPageSchema,
    example: dossierPageExample,
    problems: staffRefusals,
  })
  list(
    @SignedIn() staff: SignedInStaff,
    @Query({ schema: dossierListSchema }) { open, ...list }: DossierList,
  ): Promise<DossierPage> {
    const search = { ...list, open: open === undefined ? undefined : open === 'true' };
    return searchDossiers(this.database.dataSource.manager, this.persons, staff, search);
  }

  @May('dossier.read')
  @Post('searches')
  @Inquiry({
    summary: 'Find dossiers by their holder too; a department sees its own',
    answer: dossierPageSchema,
    example: dossierPageExample,
    problems: [...staffRefusals, 'phone_not_vietnamese_mobile'],
  })
  search(
    @SignedIn() staff: SignedInStaff,
    @Body({ schema: dossierSearchSchema }) search: DossierSearch,
  ): Promise<DossierPage> {
    return searchDossiers(this.database.dataSource.manager, this.persons, staff, search);
  }

  @May('dossier.register')
  @Post()
  @Mutation({
    summary: 'Register a result that begins here without a deposit',
    answer: staffDossierSchema,
    example: staffDossierExample,
    problems: [
      ...staffRefusals,
      'phone_not_vietnamese_mobile',
      'procedure_unknown',
      'procedure_not_fetchable',
      'official_code_taken',
    ],
  })
  async register(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Body({ schema: resultRegistrationSchema }) body: ResultRegistrationBody,
  ): Promise<StaffDossier> {
    const phone = parseVietnameseMobile(body.phone);
    if (phone === undefined) {
      throw new DomainError('phone_not_vietnamese_mobile', 'Enter a Vietnamese mobile number.');
    }
    const id = await this.registerResult.execute(transaction, staff, { ...body, phone });
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @May('dossier.register')
  @WithFreshProof()
  @Post(':id/pickup-factor')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Mutation({
    summary: 'Write down what the kiosk asks about the holder before it hands out the result',
    description: 'Kept as a hash that goes with the dossier’s key; nobody can read it again.',
    status: 200,
    answer: staffDossierSchema,
    example: staffDossierExample,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found', 'transition_not_legal'],
  })
  async notePickupFactor(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: pickupFactorSchema }) { pickupFactor }: PickupFactorBody,
  ): Promise<StaffDossier> {
    await this.pickupFactors.execute(transaction, staff, id, pickupFactor);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @May('dossier.read')
  @Get(':id')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Reading({
    summary: 'One dossier, with what the asker may do with it now',
    answer: staffDossierSchema,
    example: staffDossierExample,
    problems: [...staffRefusals, 'not_found'],
  })
  read(
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    return getStaffDossier(this.database.dataSource.manager, this.persons, staff, id);
  }

  @May('dossier.read')
  @Get(':id/history')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Reading({
    summary: 'Where the papers have been and who put them there, from the ledger',
    answer: custodyHistorySchema,
    problems: [...staffRefusals, 'not_found'],
  })
  async history(
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<CustodyHistory> {
    const { manager } = this.database.dataSource;
    await getDossierRow(manager, staff, id);
    return readCustodyHistory(manager, id);
  }

  @May('notice.call')
  @Get(':id/phone')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Reading({
    summary: 'The whole telephone number, for those who must call',
    answer: fullPhoneSchema,
    problems: [...staffRefusals, 'not_found'],
  })
  async phone(
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<z.infer<typeof fullPhoneSchema>> {
    const row = await getDossierRow(this.database.dataSource.manager, staff, id);
    const { phone } = this.persons.open(row);
    if (phone !== null) return { phone: toNationalFormat(phone) };
    throw new DomainError('not_found', 'The dossier is closed, and its personal data are erased.');
  }
}
