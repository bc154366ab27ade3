import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import type { Actor, Clock } from '../../kernel/index.js';
import { clockToken, Database, siteToken, Sweeps, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { forEachDue } from './due-dossiers.js';
import { reminderDue } from './reminder.schedule.js';

const actor: Actor = { type: 'system', id: 'reminders' };

/** Reminds citizens of what waits for them. Nobody is reminded of what cannot be fetched just now. */
@Injectable()
export class Remind implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly database: Database,
    private readonly records: DossierRecords,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'remind', run: () => this.run() });
  }

  async run(): Promise<void> {
    const [firstDay] = this.site.pickup.reminderDays;
    if (firstDay === undefined) return;
    const lastDay = this.site.pickup.reminderDays.at(-1) ?? firstDay;
    const condition = `state = 'loaded' AND custody_certain AND window_ends_at > $1
      AND loaded_at <= $1::timestamptz - make_interval(hours => 24 * ${firstDay - 1})
      AND coalesce(last_reminder_day, 0) < ${lastDay}`;
    await forEachDue(this.database, this.clock.now(), condition, (transaction, id) =>
      this.remind(transaction, id),
    );
  }

  private async remind(transaction: Transaction, dossierId: string): Promise<void> {
    const dossier = await this.records.lock(transaction, dossierId);
    const { state, custodyCertain, loadedAt, windowEndsAt, lastReminderDay } = dossier;
    if (state !== 'loaded' || !custodyCertain || loadedAt === null || windowEndsAt === null) return;
    const window = { loadedAt, windowEndsAt, lastReminderDay };
    const day = reminderDue(window, this.site.pickup.reminderDays, transaction.at);
    if (day === undefined) return;
    const changes = { lastReminderDay: day };
    await this.records.change(transaction, dossier, 'reminder_due', actor, changes, { day });
  }
}
