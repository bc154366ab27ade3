import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { serviceRole, type Transaction } from '../database/index.js';
import { jobSchema, queues, type QueueName } from './queues.js';

const mostConnections = 3;
const stopTimeoutMs = 10_000;
const lookWhileStoppingEveryMs = 20;

/** pg-boss (10.4) reads a result without rows as "nothing changed", although its type does not say so. */
const noRows = {} as { rows: unknown[] };

export type JobData = Readonly<Record<string, string>>;
type JobHandler = (data: JobData) => Promise<void>;

/** Enqueues inside the caller's transaction, so that a job exists exactly if its reason does; and runs the handlers. */
export class Jobs {
  private readonly pool: pg.Pool;
  private readonly boss: PgBoss;
  private readonly handlers = new Map<QueueName, JobHandler>();
  private readonly workerIds = new Map<QueueName, string[]>();
  private started = false;
  private running = 0;

  /** @param pollingIntervalSeconds how often a worker looks for jobs that nobody woke it for: a second try, for example */
  constructor(
    url: string,
    private readonly logger: Logger,
    private readonly pollingIntervalSeconds = 0.5,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: mostConnections,
      options: `-c role=${serviceRole}`,
      application_name: 'motcua247 jobs',
    });
    this.pool.on('error', (error) => {
      this.logger.warn({ err: error }, 'job queue');
    });
    this.boss = new PgBoss({
      db: { executeSql: (text: string, values: unknown[]) => this.execute(text, values) },
      schema: jobSchema,
      migrate: false,
      cronMonitorIntervalSeconds: 30,
    });
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
    // Somebody may stand there and wait for the code: the workers look now, and not only when they would anyway.
    transaction.afterCommit(() => {
      this.wake(queue);
    });
  }

  async start(): Promise<void> {
    await this.boss.start();
    this.started = true;
    for (const [queue, handler] of this.handlers) {
      const workerIds: string[] = [];
      for (let worker = 0; worker < queues[queue].workers; worker += 1)
        workerIds.push(await this.startWorker(queue, handler));
      this.workerIds.set(queue, workerIds);
    }
  }

  private startWorker(queue: QueueName, handler: JobHandler): Promise<string> {
    const options = { pollingIntervalSeconds: this.pollingIntervalSeconds, batchSize: 1 };
    return this.boss.work<JobData>(queue, options, async (jobs) => {
      // Behind this job there may be another: forty results that were loaded are forty messages.
      this.wake(queue);
      for (const job of jobs) await this.do(queue, handler, job.data);
    });
  }

  /** pg-boss keeps what a handler throws in its table, with everything that hangs on it: it gets to know only that it failed. */
  private async do(queue: QueueName, handler: JobHandler, data: JobData): Promise<void> {
    this.running += 1;
    const failed = await handler(data).then(
      () => false,
      (error: unknown) => {
        this.logger.error({ err: error, queue }, 'a job failed; it is tried again as its queue says');
        return true;
      },
    );
    this.running -= 1;
    if (failed) throw new Error('The job failed: see the log of the service');
  }

  /** Lets the workers of a queue look for jobs at once. */
  private wake(queue: QueueName): void {
    for (const workerId of this.workerIds.get(queue) ?? []) this.boss.notifyWorker(workerId);
  }

  async stop(): Promise<void> {
    if (this.pool.ending) return;
    for (const queue of this.handlers.keys()) await this.boss.offWork(queue);
    await this.waitForWorkers();
    // Gracefully it would look only every half a second whether its workers are done.
    await this.boss.stop({ graceful: false });
    await this.waitForWorkers();
    await this.pool.end();
  }

  /**
   * pg-boss (10.4) does not await the statement that completes a job: rejected, it would end the process. Once started, a
   * statement that fails (the database is away, or we are stopping) changes nothing instead (an empty array would not do:
   * pg-boss asks its first row for the count). What it was about stays in its table, expires and is done again.
   */
  private async execute(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
    try {
      return await this.pool.query(text, values);
    } catch (error) {
      if (!this.started) throw error;
      if (!this.pool.ending) this.logger.warn({ err: error }, 'job queue');
      return noRows;
    }
  }

  /**
   * Until no job runs and no worker asks for its next one, for which pg-boss (10.4) does not wait. A pool that ends never
   * answers those that still queue for a connection, so such a worker would wait for ever and keep the process alive.
   */
  private async waitForWorkers(): Promise<void> {
    for (let waitedMs = 0; waitedMs < stopTimeoutMs; waitedMs += lookWhileStoppingEveryMs) {
      const silent = this.pool.waitingCount === 0 && this.pool.idleCount === this.pool.totalCount;
      if (this.running === 0 && silent) return;
      await pause(lookWhileStoppingEveryMs);
    }
  }
}
