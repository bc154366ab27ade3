import { DataSource } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import { createOwnerDataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import type { Transaction } from './transaction.js';

/** One transaction as the owner of the database, who may do what the service's role may not. */
export async function asOwner<Result>(
  ownerUrl: string,
  clock: Clock,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const dataSource = await new DataSource(createOwnerDataSourceOptions(ownerUrl)).initialize();
  try {
    return await new Database(dataSource, clock).transaction(work);
  } finally {
    await dataSource.destroy();
  }
}
