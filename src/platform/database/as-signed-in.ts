import { DataSource } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import { createOwnerDataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import type { Transaction } from './transaction.js';

/**
 * One transaction as whoever the address signs in, and not under the service's role: the owner of the database may do what
 * that may not, and a login that the database was prepared for may read two tables more.
 */
export async function asSignedIn<Result>(
  url: string,
  clock: Clock,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const dataSource = await new DataSource(createOwnerDataSourceOptions(url)).initialize();
  try {
    return await new Database(dataSource, clock).transaction(work);
  } finally {
    await dataSource.destroy();
  }
}
