import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import { DomainError, type Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  May,
  Mutation,
  Reading,
  siteToken,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { describeDays } from '../calendar/describe-days.js';
import { enterSwap, readEnteredSwaps } from '../calendar/entered-swaps.js';
import { SiteCalendar } from '../calendar/site-calendar.js';
import { localDateOf, type LocalDate } from '../working-days/index.js';
import {
  calendarSchema,
  periodSchema,
  swapBodySchema,
  swapDateSchema,
  swapSchema,
  type CalendarView,
  type Period,
  type SwapBody,
  type SwapDate,
  type SwapView,
} from './calendar.schemas.js';

@ApiTags('staff: calendar')
@Controller('api/staff/calendar')
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly calendar: SiteCalendar,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  @May('calendar.read')
  @Get()
  @Reading({
    query: periodSchema,
    summary: 'Which days of a period are working days, and why',
    answer: calendarSchema,
    example: {
      days: [
        {
          date: '2026-01-10',
          weekday: 'saturday',
          working: true,
          source: 'entered_swap',
          name: 'Làm bù cho ngày 2/1/2026',
        },
      ],
    },
    problems: staffRefusals,
  })
  async read(@Query({ schema: periodSchema }) period: Period): Promise<CalendarView> {
    const { manager } = this.database.dataSource;
    const calendar = await this.calendar.read(manager);
    return { days: describeDays(calendar, this.site.calendar, await readEnteredSwaps(manager), period) };
  }

  @May('calendar.change')
  @Put('swaps/:date')
  @ApiParam({ name: 'date', description: 'The day, `yyyy-MM-dd`; not before today', example: '2026-01-10' })
  @Mutation({
    summary: 'Move a working day, as the government decides at short notice',
    description:
      'Wins over weekdays, holidays and swaps of the site file; a second entry for a day replaces the first. Dates that ' +
      'citizens have been told already stay as they are.',
    status: 200,
    answer: swapSchema,
    example: { date: '2026-01-10', working: true, name: 'Làm bù cho ngày 2/1/2026' },
    problems: staffRefusals,
  })
  async enter(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param({ schema: swapDateSchema }) { date }: SwapDate,
    @Body({ schema: swapBodySchema }) body: SwapBody,
  ): Promise<SwapView> {
    this.refusePast(date, transaction.at);
    const swap = { date, ...body };
    await enterSwap(transaction, swap, actor);
    return swap;
  }

  // A day that is over has had its runs, or has missed them; what was is not decided afterwards.
  private refusePast(date: LocalDate, now: Date): void {
    const today = localDateOf(now, this.site.site.timeZone);
    if (date >= today) return;
    throw new DomainError(
      'validation_failed',
      `Correct the request: date: must not be before today, ${today}`,
      {
        extensions: { errors: [{ where: 'path.date', message: `must not be before today, ${today}` }] },
      },
    );
  }
}
