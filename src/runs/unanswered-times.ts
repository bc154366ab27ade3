import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Site } from '../config/index.js';
import { nextRunAt, runTimesBetween, SiteCalendar } from '../procedures/index.js';
import { siteToken } from '../platform/index.js';
import { unansweredPeriod } from './run.schedule.js';

/** The schedule of the site, held against the runs there were. */
@Injectable()
export class UnansweredTimes {
  constructor(
    private readonly calendar: SiteCalendar,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /** Times of the schedule that no run has been opened for, up to what a run opened now could be for; ascending. */
  async list(manager: EntityManager, now: Date): Promise<Date[]> {
    const answeredUntil = await lastAnswered(manager);
    const { after, until } = unansweredPeriod(answeredUntil ?? now, now);
    return runTimesBetween(await this.calendar.read(manager), this.site.runs.times, after, until);
  }

  /** The first time of the schedule that is still to come. */
  async next(manager: EntityManager, now: Date): Promise<Date> {
    return nextRunAt(await this.calendar.read(manager), this.site.runs.times, now);
  }
}

/** Before the first run it is when the service was installed, which is when the ledger begins. */
async function lastAnswered(manager: EntityManager): Promise<Date | undefined> {
  const [row] = await manager.query<{ answered: Date | null }[]>(
    `SELECT coalesce(
       (SELECT max(scheduled_at) FROM run WHERE NOT extra),
       (SELECT occurred_at::timestamptz FROM ledger_entry ORDER BY sequence LIMIT 1)) AS answered`,
  );
  return row?.answered ?? undefined;
}
