import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { serviceRole, type Transaction } from '../database/index.js';
import { jobSchema, type QueueName } from './queues.js';

const pollingIntervalSeconds = 0.5;
const mostConnections = 3;
const stopTimeoutMs = 10_000;

export type JobData = Readonly<Record<string, string>>;
type JobHandler = (data: JobData) => Promise<void>;

/** Enqueues inside the caller's transaction, so that a job exists exactly if its reason does; and runs the handlers. */
export class Jobs {
  private readonly boss: PgBoss;
  private readonly handlers = new Map<QueueName, JobHandler>();

  constructor(
    url: string,
    private readonly logger: Logger,
  ) {
    const pool = { connectionString: url, max: mostConnections, options: `-c role=${serviceRole}` };
    this.boss = new PgBoss({ ...pool, schema: jobSchema, migrate: false, cronMonitorIntervalSeconds: 30 });
    this.boss.on('error', (error) => {
      this.logger.warn({ err: error }, 'job queue');
    });
  }

  /** Names who does the jobs of a queue; before `start`. A handler must bear running twice for the same job. */
  handle(queue: QueueName, handler: JobHandler): void {
    if (this.handlers.has(queue)) throw new Error(`The queue ${queue} has a handler already`);
    this.handlers.set(queue, handler);
  }

  async enqueue(transaction: Transaction, queue: QueueName, data: JobData): Promise<void> {
    await this.boss.send(queue, data, {
      db: {
        executeSql: async (text: string, values: unknown[]) => ({
          rows: await transaction.query(text, values),
        }),
      },
    });
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [queue, handler] of this.handlers) {
      await this.boss.work<JobData>(queue, { pollingIntervalSeconds, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await handler(job.data);
      });
    }
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, wait: true, timeout: stopTimeoutMs });
  }
}
