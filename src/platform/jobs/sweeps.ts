import type { Logger } from 'pino';

/** Does everything of one kind that has fallen due by the injected clock. Must bear running at any time, any number of times. */
export interface Sweep {
  readonly name: string;
  run(): Promise<void>;
}

/** The work that waits for time to pass. The job queue asks for it every minute; a moved clock asks for it at once. */
export class Sweeps {
  private readonly sweeps: Sweep[] = [];

  constructor(private readonly logger: Logger) {}

  register(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  /** Runs every sweep once, in the order of registration; one that fails does not hold up the others. */
  async runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const sweep of this.sweeps) {
      try {
        await sweep.run();
      } catch (error) {
        failures.push(error);
        this.logger.error({ err: error, sweep: sweep.name }, 'sweep failed; it will be tried again');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some sweeps failed');
  }
}
