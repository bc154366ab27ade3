import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import { siteToken } from '../../platform/index.js';
import type { WorkingCalendar } from '../working-days/index.js';
import { readEnteredSwaps } from './entered-swaps.js';

/**
 * When people work at this site: the site file, and the days that were moved since. Read anew for each decision, because
 * the government moves days at short notice.
 */
@Injectable()
export class SiteCalendar {
  constructor(@Inject(siteToken) private readonly site: Site) {}

  async read(manager: EntityManager): Promise<WorkingCalendar> {
    const { workingWeekdays, holidays, swaps } = this.site.calendar;
    return {
      timeZone: this.site.site.timeZone,
      workingWeekdays,
      holidays,
      swaps: [...swaps, ...(await readEnteredSwaps(manager))],
    };
  }
}
