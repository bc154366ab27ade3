import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import { DomainError } from '../../kernel/index.js';
import { Database, Reading, siteToken } from '../../platform/index.js';
import { statusTexts, uncertainText } from '../public-status.texts.js';
import { selectDossiers } from '../queries/dossier-rows.js';
import { StatusLinks } from '../status-links.js';
import { publicStatusSchema, statusTokenSchema, type PublicStatus } from './public-status.schemas.js';

/** The page behind the link on the slip: whoever has the link sees it, so there is nothing on it about the person. */
@ApiTags('public')
@Controller('api/public/dossiers')
export class PublicStatusController {
  constructor(
    private readonly database: Database,
    private readonly statusLinks: StatusLinks,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  @Get(':token')
  @ApiParam({ name: 'token', description: 'From the link on the slip' })
  @Reading({
    summary: 'Where a dossier stands, in plain words',
    answer: publicStatusSchema,
    problems: ['not_found'],
  })
  async read(@Param('token', { schema: statusTokenSchema }) token: string): Promise<PublicStatus> {
    const [row] = await selectDossiers(
      this.database.dataSource.manager,
      'WHERE dossier.status_token_hash = $1',
      [this.statusLinks.hashOf(token)],
    );
    if (!row) throw new DomainError('not_found', 'There is no such page. Check the link on the slip.');
    const { name, address, hours, phone } = this.site.desk;
    return {
      state: row.state,
      text: row.custody_certain ? statusTexts[row.state] : uncertainText,
      depositNumber: row.deposit_number,
      procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
      missingPapers: row.missing_papers ?? [],
      depositedAt: row.deposited_at?.toISOString() ?? null,
      dueAt: row.due_at?.toISOString() ?? null,
      fetchUntil: row.custody === 'tray' ? (row.window_ends_at?.toISOString() ?? null) : null,
      desk: { name, address, hours, phone },
    };
  }
}
