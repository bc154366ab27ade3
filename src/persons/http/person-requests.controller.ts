import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CitizenPhones, forgetWrongCodes, lockPhoneLimits, tracesOfPhone } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { DossiersOfPerson } from '../../dossiers/index.js';
import {
  DomainError,
  parseVietnameseMobile,
  type Actor,
  type PhoneNumber,
  type Randomness,
} from '../../kernel/index.js';
import { noticesOfDossiers } from '../../notifications/index.js';
import {
  AskedBy,
  InTransaction,
  May,
  Mutation,
  randomnessToken,
  siteToken,
  staffRefusals,
  WithFreshProof,
  type Transaction,
} from '../../platform/index.js';
import { reasonsOfDossiers } from '../../runs/index.js';
import { personExport } from '../person-export.js';
import { recordRequest } from '../record-request.js';
import {
  personErasureExample,
  personErasureSchema,
  personExportExample,
  personExportSchema,
  personRequestSchema,
  type PersonErasure,
  type PersonExport,
  type PersonRequestBody,
} from './person-requests.schemas.js';

/** What one person may ask for about themselves (Law 91/2025/QH15), after an identity check at the desk. */
@ApiTags('staff: persons')
@Controller('api/staff/persons')
export class PersonRequestsController {
  constructor(
    private readonly dossiers: DossiersOfPerson,
    private readonly phones: CitizenPhones,
    @Inject(siteToken) private readonly site: Site,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  /** A change, although it only reads: that it was done stands in the ledger. */
  @May('person.export')
  @WithFreshProof()
  @Post('export')
  @Mutation({
    summary: 'Everything stored about the person with a phone, each part with where and why',
    description:
      'What stands in the ledger and in papers names nobody. Dossiers that were erased are not found any more.',
    answer: personExportSchema,
    example: personExportExample,
    status: 200,
    problems: [...staffRefusals, 'reauthentication_required', 'phone_not_vietnamese_mobile'],
  })
  async export(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: personRequestSchema }) { phone: typed, ownerCheck }: PersonRequestBody,
  ): Promise<PersonExport> {
    const phone = phoneOf(typed);
    const dossiers = await this.dossiers.list(transaction, phone);
    const ids = dossiers.map(({ row }) => row.id);
    const notices = await noticesOfDossiers(transaction.manager, ids);
    const reasons = await reasonsOfDossiers(transaction.manager, ids);
    const traces = await tracesOfPhone(transaction, this.phones.indexOf(phone));
    recordRequest(transaction, this.randomness, actor, { kind: 'exported', ownerCheck, dossiers: ids });
    const { name: siteName } = this.site.site;
    return personExport({ siteName, madeAt: transaction.at, phone, dossiers, notices, reasons, traces });
  }

  @May('person.erase')
  @WithFreshProof()
  @Post('erasure')
  @Mutation({
    summary: 'Erase at once whose the closed dossiers of a phone were',
    description:
      'Open dossiers are refused, each with its state. Counts of codes go by themselves after a day; of wrong codes it is forgotten at once whose they were, unless the phone is locked.',
    answer: personErasureSchema,
    example: personErasureExample,
    status: 200,
    problems: [...staffRefusals, 'reauthentication_required', 'phone_not_vietnamese_mobile'],
  })
  async erase(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: personRequestSchema }) { phone, ownerCheck }: PersonRequestBody,
  ): Promise<PersonErasure> {
    // The phone before its dossiers, as by whoever comes with a pickup QR.
    const phoneIndex = this.phones.indexOf(phoneOf(phone));
    await lockPhoneLimits(transaction, phoneIndex);
    await forgetWrongCodes(transaction, phoneIndex);
    const { erased, refused } = await this.dossiers.eraseClosed(transaction, phoneOf(phone), actor);
    recordRequest(transaction, this.randomness, actor, { kind: 'erased', ownerCheck, dossiers: erased });
    return {
      erased: [...erased],
      refused: refused.map((row) => ({
        id: row.id,
        depositNumber: row.deposit_number,
        officialCode: row.official_code,
        procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
        state: row.state,
      })),
    };
  }
}

function phoneOf(typed: string): PhoneNumber {
  const phone = parseVietnameseMobile(typed);
  if (phone !== undefined) return phone;
  throw new DomainError('phone_not_vietnamese_mobile', 'Enter a Vietnamese mobile number.');
}
