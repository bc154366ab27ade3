import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import { getOwnDepositFacts } from '../../dossiers/index.js';
import { citizenRefusals, Database, ForFinishingCitizen } from '../../platform/index.js';
import { paperIdSchema } from './papers.schemas.js';
import { Printing } from './printing.js';
import { Slips } from './slips.js';

@ApiTags('kiosk: deposits')
@ForFinishingCitizen('deposit')
@Controller('api/kiosk/deposits')
export class KioskSlipsController {
  constructor(
    private readonly database: Database,
    private readonly slips: Slips,
  ) {}

  @Get(':id/slip')
  @ApiParam({ name: 'id', description: 'The deposit, of this session' })
  @Printing({
    summary: 'The slip of a deposit (A6), once the envelope lies in its tray',
    problems: [...citizenRefusals, 'not_found', 'transition_not_legal'],
  })
  async slip(
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: paperIdSchema }) id: string,
  ): Promise<StreamableFile> {
    return this.slips.print(id, await getOwnDepositFacts(this.database.dataSource.manager, citizen, id));
  }
}
