import type { DataSource, QueryRunner } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import { ConnectionLostError, isRetryable, refusalOf } from './sql-state.js';
import { Transaction } from './transaction.js';

const mostAttempts = 4;

/** Runs units of work. The only way to the database for everything that changes it. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction and commits it. What `work` asked for with `afterCommit` happens afterwards, and only
   * then. A deadlock or serialization failure runs `work` again, so it must have no effect outside the transaction.
   */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt < mostAttempts && isRetryable(error)) continue;
        throw refusalOf(error) ?? error;
      }
    }
  }

  private async attempt<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const transaction = new Transaction(runner.manager, this.clock.now());
      const result = await this.workOrRollBack(runner, transaction, work);
      // The connection goes back to the pool before anything that follows asks for one of its own.
      await runner.release();
      transaction.runAfterCommit();
      return result;
    } finally {
      if (!runner.isReleased) await runner.release();
    }
  }

  private async workOrRollBack<Result>(
    runner: QueryRunner,
    transaction: Transaction,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await work(transaction);
      await transaction.runBeforeCommit();
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (!(await canRollBack(runner))) throw new ConnectionLostError(error);
      throw error;
    }
  }
}

/** Undoes everything. TypeORM gives a connection that broke back to its pool by itself. */
async function canRollBack(runner: QueryRunner): Promise<boolean> {
  if (runner.isReleased) return false;
  if (!runner.isTransactionActive) return true;
  return runner.rollbackTransaction().then(
    () => true,
    () => false,
  );
}
