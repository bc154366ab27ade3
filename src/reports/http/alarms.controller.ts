import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, May, Reading, staffRefusals } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import {
  standingAlarmsExample,
  standingAlarmsSchema,
  type StandingAlarms as StandingAlarmsView,
} from '../alarms/alarms.schemas.js';
import { StandingAlarms } from '../alarms/standing-alarms.js';

@ApiTags('staff: reports')
@Controller('api/staff/alarms')
export class AlarmsController {
  constructor(
    private readonly database: Database,
    private readonly standingAlarms: StandingAlarms,
  ) {}

  @May('alarm.read')
  @Get()
  @Reading({
    summary: 'What is wrong now, where, since when, and on which page it is put right',
    answer: standingAlarmsSchema,
    example: standingAlarmsExample,
    problems: staffRefusals,
  })
  async read(@SignedIn() staff: SignedInStaff): Promise<StandingAlarmsView> {
    const alarms = await this.database.transaction((transaction) =>
      this.standingAlarms.read(transaction, staff.roles),
    );
    return { alarms };
  }
}
