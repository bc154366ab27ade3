import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import { Sensors } from '../../hardware/index.js';
import { Database, May, Reading, siteToken, staffRefusals } from '../../platform/index.js';
import {
  hardwareHealthExample,
  hardwareHealthSchema,
  type HardwareHealth,
} from '../hardware/hardware.schemas.js';
import { readHardwareHealth } from '../hardware/read-hardware-health.js';

@ApiTags('staff: reports')
@Controller('api/staff/hardware')
export class HardwareController {
  constructor(
    private readonly database: Database,
    private readonly sensors: Sensors,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  @May('hardware.read')
  @Get()
  @Reading({
    summary: 'Bridge, supply and boards, and the trays that cannot be used',
    answer: hardwareHealthSchema,
    example: hardwareHealthExample,
    problems: staffRefusals,
  })
  read(): Promise<HardwareHealth> {
    return readHardwareHealth(this.database.dataSource.manager, this.site, this.sensors);
  }
}
