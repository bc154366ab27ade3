import { DataSource } from 'typeorm';
import { Secret, type Environment } from './config/index.js';
import type { Clock, Randomness } from './kernel/index.js';
import { createOwnerDataSourceOptions, Database, type Transaction } from './platform/index.js';
import { openSiteKey, WrongSecretKeyError } from './site-key/index.js';
import { wrongSecretKey } from './wrong-secret-key.js';

export interface UnlockOptions {
  readonly ownerUrl: string;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Opens the key of the site with SECRET_KEY; the first start makes it. The schema must be up to date.
 * @throws ConfigurationError when the database was made with another SECRET_KEY.
 */
export async function unlockSite({
  ownerUrl,
  environment,
  clock,
  randomness,
}: UnlockOptions): Promise<Secret<Buffer>> {
  const secretKey = environment.secretKey.reveal();
  try {
    return new Secret(
      await asOwner(ownerUrl, clock, (transaction) => openSiteKey(transaction, { secretKey, randomness })),
    );
  } catch (error) {
    throw error instanceof WrongSecretKeyError ? wrongSecretKey(environment) : error;
  }
}

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
