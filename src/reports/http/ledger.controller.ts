import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FileWitness, TrustedKeys } from '../../ledger/index.js';
import { Database, May, Reading, staffRefusals } from '../../platform/index.js';
import {
  ledgerPageExample,
  ledgerPageSchema,
  ledgerQuerySchema,
  ledgerVerificationExample,
  ledgerVerificationSchema,
  verificationQuerySchema,
  type LedgerPage,
  type LedgerQuery,
  type LedgerVerification,
  type VerificationQuery,
} from '../ledger/ledger.schemas.js';
import { readLedgerPage } from '../ledger/read-ledger-page.js';
import { verifyInParts } from '../ledger/verify-in-parts.js';

@ApiTags('staff: reports')
@Controller('api/staff/ledger')
export class LedgerController {
  constructor(
    private readonly database: Database,
    private readonly witness: FileWitness,
    private readonly trusted: TrustedKeys,
  ) {}

  @May('ledger.read')
  @Get()
  @Reading({
    query: ledgerQuerySchema,
    summary: 'The ledger as it stands, the newest entries first',
    answer: ledgerPageSchema,
    example: ledgerPageExample,
    problems: staffRefusals,
  })
  read(@Query({ schema: ledgerQuerySchema }) query: LedgerQuery): Promise<LedgerPage> {
    return readLedgerPage(this.database.dataSource.manager, query);
  }

  @May('ledger.verify')
  @Get('verification')
  @Reading({
    query: verificationQuerySchema,
    summary:
      'Recompute a part of the chain and hold it against what was signed; ask again from where it ended until it is intact or broken',
    answer: ledgerVerificationSchema,
    example: ledgerVerificationExample,
    problems: staffRefusals,
  })
  verify(@Query({ schema: verificationQuerySchema }) query: VerificationQuery): Promise<LedgerVerification> {
    const proof = { witness: this.witness, trusted: this.trusted };
    return verifyInParts(this.database.dataSource.manager, proof, query);
  }
}
