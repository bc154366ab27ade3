import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { getDepositByToken, StatusLinks, statusTokenSchema } from '../../dossiers/index.js';
import { Database } from '../../platform/index.js';
import { Printing } from './printing.js';
import { Slips } from './slips.js';

@ApiTags('public')
@Controller('api/public/dossiers')
export class PublicSlipsController {
  constructor(
    private readonly database: Database,
    private readonly statusLinks: StatusLinks,
    private readonly slips: Slips,
  ) {}

  @Get(':token/slip')
  @ApiParam({ name: 'token', description: 'From the link on the slip' })
  @Printing({
    summary: 'The slip of a deposit (A6), once the envelope lies in its tray',
    problems: ['not_found', 'transition_not_legal'],
  })
  async slip(@Param('token', { schema: statusTokenSchema }) token: string): Promise<StreamableFile> {
    const { id, facts } = await getDepositByToken(this.database.dataSource.manager, this.statusLinks, token);
    return this.slips.print(id, facts);
  }
}
