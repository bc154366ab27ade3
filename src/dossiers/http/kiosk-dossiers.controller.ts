import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import {
  citizenRefusals,
  clockToken,
  Database,
  ForCitizen,
  Reading,
  siteToken,
} from '../../platform/index.js';
import { listCitizenDossiers } from '../queries/citizen-dossiers.js';
import { dossierStatusView } from '../queries/dossier-status.view.js';
import { StatusLinks } from '../status-links.js';
import {
  citizenDossierListExample,
  citizenDossierListSchema,
  type CitizenDossierList,
} from './public-status.schemas.js';

@ApiTags('kiosk: dossiers')
@ForCitizen('lookup')
@Controller('api/kiosk/dossiers')
export class KioskDossiersController {
  constructor(
    private readonly database: Database,
    private readonly statusLinks: StatusLinks,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @Reading({
    summary: 'What this phone has here, open or closed in the last 30 days; the newest first',
    answer: citizenDossierListSchema,
    example: citizenDossierListExample,
    problems: citizenRefusals,
  })
  async list(@CitizenSession() citizen: LiveCitizenSession): Promise<CitizenDossierList> {
    const { manager } = this.database.dataSource;
    const rows = await listCitizenDossiers(manager, citizen.phoneIndex, this.clock.now());
    return {
      dossiers: rows.map((row) => ({
        ...dossierStatusView(row, this.site, this.statusLinks.tokenOf(row.id)),
        id: row.id,
        officialCode: row.official_code,
        statusUrl: this.statusLinks.urlOf(row.id),
      })),
    };
  }
}
