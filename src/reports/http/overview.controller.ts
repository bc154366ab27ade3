import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, ForStaff, Reading, staffRefusals } from '../../platform/index.js';
import { Overview } from '../overview.js';
import { overviewExample, overviewSchema, type OverviewView } from './overview.schemas.js';

@ApiTags('staff: reports')
@ForStaff()
@Controller('api/staff/overview')
export class OverviewController {
  constructor(
    private readonly database: Database,
    private readonly overview: Overview,
  ) {}

  @Get()
  @Reading({
    summary: 'The day in numbers: the next run, what waits for it, what has happened',
    answer: overviewSchema,
    example: overviewExample,
    problems: staffRefusals,
  })
  read(): Promise<OverviewView> {
    return this.database.transaction((transaction) => this.overview.read(transaction));
  }
}
