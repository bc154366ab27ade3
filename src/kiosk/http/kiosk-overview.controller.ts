import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CodeParts } from '../../citizens/index.js';
import type { Environment, Site } from '../../config/index.js';
import { Sensors } from '../../hardware/index.js';
import type { Clock } from '../../kernel/index.js';
import { readSmsStanding } from '../../notifications/index.js';
import {
  clockToken,
  Database,
  environmentToken,
  ForKiosk,
  kioskRefusals,
  Reading,
  siteToken,
} from '../../platform/index.js';
import { nextRunAt, SiteCalendar } from '../../procedures/index.js';
import { readCabinets } from '../read-cabinets.js';
import { timingOf } from '../timing.js';
import { kioskOverviewExample, kioskOverviewSchema, type KioskOverview } from './kiosk-overview.schemas.js';

@ApiTags('kiosk')
@ForKiosk()
@Controller('api/kiosk/overview')
export class KioskOverviewController {
  constructor(
    private readonly database: Database,
    private readonly sensors: Sensors,
    private readonly calendar: SiteCalendar,
    private readonly codes: CodeParts,
    @Inject(siteToken) private readonly site: Site,
    @Inject(environmentToken) private readonly environment: Environment,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @Reading({
    summary:
      'What everybody may see: the cabinets, what works, the next run, the desk, and how long things take',
    answer: kioskOverviewSchema,
    example: kioskOverviewExample,
    problems: kioskRefusals,
  })
  async read(): Promise<KioskOverview> {
    const { manager } = this.database.dataSource;
    const { site: identity, desk, otherPlaces, runs } = this.site;
    const now = this.clock.now();
    const calendar = await this.calendar.read(manager);
    return {
      at: now.toISOString(),
      siteName: identity.name,
      timeZone: identity.timeZone,
      demo: this.environment.mode === 'demo',
      cabinets: await readCabinets(manager, this.site, this.sensors),
      power: this.sensors.mains,
      sms: await readSmsStanding(manager, now),
      codeWays: [...this.codes.ways],
      pickupQr: this.site.codes.pickupQr,
      nextRunAt: nextRunAt(calendar, runs.times, now).toISOString(),
      desk: { name: desk.name, address: desk.address, hours: desk.hours, phone: desk.phone },
      otherPlaces,
      timing: timingOf(this.site),
    };
  }
}
