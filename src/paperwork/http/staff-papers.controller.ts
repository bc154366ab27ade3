import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { getDepositFacts, NoteSlipPrinted } from '../../dossiers/index.js';
import { Database, May, staffRefusals } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { departmentCodeSchema, paperIdSchema } from './papers.schemas.js';
import { Printing } from './printing.js';
import { RunSheets } from './run-sheets.js';
import { Slips } from './slips.js';

@ApiTags('staff: papers')
@May('paper.print')
@Controller('api/staff')
export class StaffPapersController {
  constructor(
    private readonly database: Database,
    private readonly slips: Slips,
    private readonly noteSlipPrinted: NoteSlipPrinted,
    private readonly runSheets: RunSheets,
  ) {}

  @Get('dossiers/:id/slip')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Printing({
    summary: 'The slip of a deposit (A6), as the citizen got it',
    description: 'It carries the link of the status page, so the ledger keeps who has printed it.',
    problems: [...staffRefusals, 'not_found', 'transition_not_legal'],
  })
  async slip(
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: paperIdSchema }) id: string,
  ): Promise<StreamableFile> {
    return this.database.transaction(async (transaction) => {
      const slip = await this.slips.print(id, await getDepositFacts(transaction.manager, staff, id));
      await this.noteSlipPrinted.execute(transaction, staff, id);
      return slip;
    });
  }

  @Get('runs/:id/manifest')
  @ApiParam({ name: 'id', description: 'The run' })
  @Printing({
    summary: 'The manifest of a run (A4)',
    description:
      'Of a closed run always the same, with the position of the closing in the ledger; of an open one as it stands, marked ' +
      'as not final.',
    problems: [...staffRefusals, 'not_found'],
  })
  manifest(
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: paperIdSchema }) id: string,
  ): Promise<StreamableFile> {
    return this.runSheets.manifest(staff, id);
  }

  @Get('runs/:id/hand-over-sheets/:department')
  @ApiParam({ name: 'id', description: 'The run' })
  @ApiParam({ name: 'department', description: 'Code of the department or agency', example: 'justice' })
  @Printing({
    summary: 'The sheet that a department signs for the dossiers it takes over in a run (A4)',
    description: 'Everything accepted for it since the run before was closed.',
    problems: [...staffRefusals, 'not_found'],
  })
  handOverSheet(
    @Param('id', { schema: paperIdSchema }) id: string,
    @Param('department', { schema: departmentCodeSchema }) department: string,
  ): Promise<StreamableFile> {
    return this.runSheets.handOverSheet(id, department);
  }
}
