import type { EntityManager } from 'typeorm';

/** One unit of work: what is read, decided and written together, at one time by the injected clock. */
export class Transaction {
  private beforeCommitHooks: (() => Promise<void>)[] = [];
  private afterCommitHooks: (() => void)[] = [];
  private savepoints = 0;

  constructor(
    readonly manager: EntityManager,
    /** The time of everything that happens in this transaction. */
    readonly at: Date,
  ) {}

  /** Rows of a statement with `$1` parameters. */
  async query<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(statement, [...parameters]);
    // TypeORM answers UPDATE and DELETE with [rows, count] and everything else with the rows alone.
    if (Array.isArray(result) && Array.isArray(result[0]) && typeof result[1] === 'number') {
      return result[0] as Row[];
    }
    return result as Row[];
  }

  /** Work to do last inside the transaction, in the order asked for; a failure rolls everything back. */
  beforeCommit(hook: () => Promise<void>): void {
    this.beforeCommitHooks.push(hook);
  }

  /** Work to start once the transaction is durable. It must not throw and is not awaited. */
  afterCommit(hook: () => void): void {
    this.afterCommitHooks.push(hook);
  }

  /** Runs `work`; if it throws, everything it did and asked for is undone and the error goes on. */
  async savepoint<Result>(work: () => Promise<Result>, keepOn: (error: unknown) => boolean): Promise<Result> {
    const name = `savepoint_${(this.savepoints += 1)}`;
    const [before, after] = [this.beforeCommitHooks.length, this.afterCommitHooks.length];
    await this.manager.query(`SAVEPOINT ${name}`);
    try {
      return await work();
    } catch (error) {
      if (!keepOn(error)) {
        await this.manager.query(`ROLLBACK TO SAVEPOINT ${name}`);
        this.beforeCommitHooks.length = before;
        this.afterCommitHooks.length = after;
      }
      throw error;
    }
  }

  async runBeforeCommit(): Promise<void> {
    for (const hook of this.beforeCommitHooks) await hook();
  }

  runAfterCommit(): void {
    for (const hook of this.afterCommitHooks) hook();
  }
}
