import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Clock } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import { clockToken, Database, LiveEvents, Sweeps, type Transaction } from '../../platform/index.js';
import type { MissedRunsView } from '../http/runs.schemas.js';
import { missedTimes } from '../run.schedule.js';
import { UnansweredTimes } from '../unanswered-times.js';

const actor: Actor = { type: 'system', id: 'run schedule' };

/** Runs that nobody opened in time: shown until a later run catches them up, and told once. */
@Injectable()
export class MissedRuns implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly database: Database,
    private readonly unanswered: UnansweredTimes,
    private readonly liveEvents: LiveEvents,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'missed runs', run: () => this.notice() });
  }

  async read(manager: EntityManager, now: Date): Promise<MissedRunsView> {
    const times = await this.unanswered.list(manager, now);
    return {
      missed: missedTimes(times, now).map((time) => time.toISOString()),
      nextRunAt: (await this.unanswered.next(manager, now)).toISOString(),
    };
  }

  /** Records and tells what has been missed since it was last asked. */
  async notice(): Promise<void> {
    const { manager } = this.database.dataSource;
    const now = this.clock.now();
    // Asked every minute, and on most of them nothing has been missed: no transaction for that.
    const missed = missedTimes(await this.unanswered.list(manager, now), now);
    if (missed.length === 0) return;
    await this.database.transaction(async (transaction) => {
      for (const time of missed) await this.noticeOne(transaction, time);
    });
  }

  private async noticeOne(transaction: Transaction, scheduledAt: Date): Promise<void> {
    const noticed = await transaction.query(
      `INSERT INTO missed_run (scheduled_at, noticed_at) VALUES ($1, $2)
       ON CONFLICT (scheduled_at) DO NOTHING RETURNING scheduled_at`,
      [scheduledAt, transaction.at],
    );
    if (noticed.length === 0) return;
    const time = scheduledAt.toISOString();
    appendToLedger(transaction, {
      kind: 'run.missed',
      subject: { type: 'run', id: `missed/${time}`, version: 1 },
      actor,
      details: { scheduledAt: time },
    });
    this.liveEvents.publishAfterCommit(transaction, {
      type: 'alarm',
      id: time,
      data: { alarm: 'run_missed' },
    });
  }
}
