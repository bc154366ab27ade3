import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import { Sensors } from '../../hardware/index.js';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, ForKiosk, kioskRefusals, Reading, siteToken } from '../../platform/index.js';
import { nextRunAt, SiteCalendar } from '../../procedures/index.js';
import { readCabinetOverview } from '../queries/cabinet-overview.js';
import { overviewExample, overviewSchema, type Overview } from './kiosk.schemas.js';

@ApiTags('kiosk')
@ForKiosk()
@Controller('api/kiosk/overview')
export class KioskOverviewController {
  constructor(
    private readonly database: Database,
    private readonly sensors: Sensors,
    private readonly calendar: SiteCalendar,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @Reading({
    summary: 'What the first screen shows: free trays, the next run, the desk',
    answer: overviewSchema,
    example: overviewExample,
    problems: kioskRefusals,
  })
  async read(): Promise<Overview> {
    const { manager } = this.database.dataSource;
    const cabinets = await readCabinetOverview(manager, this.site, this.sensors);
    const calendar = await this.calendar.read(manager);
    const { name, address, hours, phone } = this.site.desk;
    return {
      cabinets: cabinets.map((cabinet) => ({ ...cabinet, name: { ...cabinet.name } })),
      power: this.sensors.mains,
      nextRunAt: nextRunAt(calendar, this.site.runs.times, this.clock.now()).toISOString(),
      desk: { name, address, hours, phone },
    };
  }
}
