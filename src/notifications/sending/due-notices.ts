import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Jobs, Sweeps } from '../../platform/index.js';

/** What is over is taken by the next sweep, a minute later. */
const mostAtOnce = 100;

/** Hands over to the queue what has fallen due: second tries, look-ups, and what a stop of the service interrupted. */
@Injectable()
export class DueNotices implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'due notices', run: () => this.run() });
  }

  async run(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const due = await transaction.query<{ id: string }>(
        `SELECT id FROM notice WHERE next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT ${mostAtOnce}`,
        [transaction.at],
      );
      for (const { id } of due) await this.jobs.enqueue(transaction, 'notice-delivery', { noticeId: id });
    });
  }
}
