import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import { DomainError, type Actor, type Clock } from '../../kernel/index.js';
import {
  AskedBy,
  clockToken,
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
import { enterSwap, readEnteredSwaps, removeSwaps } from '../calendar/entered-swaps.js';
import { SiteCalendar } from '../calendar/site-calendar.js';
import { localDateOf, type LocalDate } from '../working-days/index.js';
import { daysAfter } from '../working-days/calendar.js';
import {
  calendarSchema,
  mostDaysEntered,
  periodSchema,
  removalSchema,
  removedSchema,
  swapBodySchema,
  swapDateSchema,
  swapListSchema,
  swapsBodySchema,
  swapSchema,
  type CalendarView,
  type Period,
  type Removal,
  type RemovedView,
  type SwapBody,
  type SwapDate,
  type SwapListView,
  type SwapsBody,
  type SwapView,
} from './calendar.schemas.js';

@ApiTags('staff: calendar')
@Controller('api/staff/calendar')
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly calendar: SiteCalendar,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @May('calendar.read')
  @Get()
  @Reading({
    query: periodSchema,
    summary: 'Which days of a period are working days, and why',
    answer: calendarSchema,
    example: {
      today: '2026-01-05',
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
    return {
      today: localDateOf(this.clock.now(), this.site.site.timeZone),
      days: describeDays(calendar, this.site.calendar, await readEnteredSwaps(manager), period),
    };
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

  @May('calendar.change')
  @Post('swaps')
  @Mutation({
    summary: 'Enter a holiday, or working days, of several days at once',
    description: `At most ${mostDaysEntered} days, none before today; each as if it had been entered by itself.`,
    answer: swapListSchema,
    problems: staffRefusals,
  })
  async enterAll(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: swapsBodySchema }) { from, to, ...entry }: SwapsBody,
  ): Promise<SwapListView> {
    this.refusePast(from, transaction.at, 'from');
    const swaps: SwapView[] = [];
    for (let date = from; date <= to; date = daysAfter(date, 1)) swaps.push({ date, ...entry });
    for (const swap of swaps) await enterSwap(transaction, swap, actor);
    return { swaps };
  }

  @May('calendar.change')
  @Delete('swaps')
  @Mutation({
    query: removalSchema,
    summary: 'Take back what was entered for days that are still to come',
    description:
      `At most ${mostDaysEntered} days, none before today. The site file and the weekdays decide again; days for which ` +
      'nothing had been entered stay as they are.',
    status: 200,
    answer: removedSchema,
    example: { removed: ['2026-02-14', '2026-02-15'] },
    problems: staffRefusals,
  })
  async remove(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Query({ schema: removalSchema }) period: Removal,
  ): Promise<RemovedView> {
    this.refusePast(period.from, transaction.at, 'from');
    return { removed: await removeSwaps(transaction, period, actor) };
  }

  // A day that is over has had its runs, or has missed them; what was is not decided afterwards.
  private refusePast(date: LocalDate, now: Date, where = 'path.date'): void {
    const today = localDateOf(now, this.site.site.timeZone);
    if (date >= today) return;
    throw new DomainError(
      'validation_failed',
      `Correct the request: ${where}: must not be before today, ${today}`,
      {
        extensions: { errors: [{ where, message: `must not be before today, ${today}` }] },
      },
    );
  }
}
