import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, Reading, siteToken } from '../../platform/index.js';
import { getRowByToken } from '../queries/by-status-token.js';
import { dossierStatusView } from '../queries/dossier-status.view.js';
import { StatusLinks } from '../status-links.js';
import {
  publicStatusExample,
  publicStatusSchema,
  statusTokenSchema,
  type PublicStatus,
} from './public-status.schemas.js';

/** The page behind the link on the slip: whoever has the link sees it, so there is nothing on it about the person. */
@ApiTags('public')
@Controller('api/public/dossiers')
export class PublicStatusController {
  constructor(
    private readonly database: Database,
    private readonly statusLinks: StatusLinks,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get(':token')
  @ApiParam({ name: 'token', description: 'From the link on the slip' })
  @Reading({
    summary: 'Where a dossier stands, in plain words',
    answer: publicStatusSchema,
    example: publicStatusExample,
    problems: ['not_found'],
  })
  async read(@Param('token', { schema: statusTokenSchema }) token: string): Promise<PublicStatus> {
    const row = await getRowByToken(this.database.dataSource.manager, this.statusLinks, token);
    const { name, timeZone } = this.site.site;
    const { name: deskName, address, hours, phone } = this.site.desk;
    return {
      ...dossierStatusView(row, this.site, token),
      at: this.clock.now().toISOString(),
      siteName: name,
      timeZone,
      desk: { name: deskName, address, hours, phone },
    };
  }
}
