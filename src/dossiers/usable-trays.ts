import { Inject, Injectable } from '@nestjs/common';
import { lockFreeTray, type TrayWish } from '../cabinets/index.js';
import { traysOf, type Site } from '../config/index.js';
import { Sensors } from '../hardware/index.js';
import { DomainError } from '../kernel/index.js';
import { nextRunAt, SiteCalendar } from '../procedures/index.js';
import { siteToken, type Transaction } from '../platform/index.js';

/** Free trays that could also be opened now, and what is said when there is none. */
@Injectable()
export class UsableTrays {
  private readonly labels: readonly string[];

  constructor(
    private readonly sensors: Sensors,
    private readonly calendar: SiteCalendar,
    @Inject(siteToken) private readonly site: Site,
  ) {
    this.labels = traysOf(site).map(({ label }) => label);
  }

  /** Trays whose sensors do not show a closed door. */
  notReady(): string[] {
    return this.sensors.notReady(this.labels);
  }

  /**
   * Locks a free tray that fits and can be opened now.
   * @throws DomainError no_tray_free, which names the next run; cabinet_unreachable
   */
  async lockOne(transaction: Transaction, wish: TrayWish): Promise<string> {
    const notReady = this.notReady();
    if (notReady.length === this.labels.length) {
      throw new DomainError('cabinet_unreachable', 'The cabinet does not answer now. Try again in a moment.');
    }
    const except = [...new Set([...notReady, ...wish.except])];
    const tray = await lockFreeTray(transaction, { ...wish, except });
    if (tray) return tray.label;
    throw await this.noTrayFree(transaction);
  }

  /** Trays become free when an officer empties them. */
  async noTrayFree(transaction: Transaction): Promise<DomainError> {
    const calendar = await this.calendar.read(transaction.manager);
    const nextRun = nextRunAt(calendar, this.site.runs.times, transaction.at);
    return new DomainError(
      'no_tray_free',
      'No tray that fits is free now. Trays are emptied at the next run; come back then, or go to the desk.',
      { extensions: { nextRunAt: nextRun.toISOString() } },
    );
  }
}
