import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { loadConfiguration, processEnvironment, type Configuration } from '../config/index.js';
import { systemRandomness } from '../kernel/index.js';
import { createServiceDataSourceOptions, Database, lockInstance } from '../platform/index.js';
import {
  openDatabaseServer,
  openPreparedSite,
  ownerUrlOf,
  prepareSite,
  unlockSite,
} from '../site-database/index.js';
import { clockOf } from '../clock-of.js';

export interface OpenDatabase {
  readonly configuration: Configuration;
  readonly database: Database;
  /** The key of the site. @throws ConfigurationError when SECRET_KEY is not the one of this database. */
  readonly unlock: () => Promise<Buffer>;
}

/**
 * Runs one command of the operator that nothing may go on beside: the database is brought to what this version needs first.
 * @throws AnotherInstanceError while a service runs; ConfigurationError when DATABASE_URL names not the owner.
 */
export async function aloneWithDatabase<Result>(
  work: (open: OpenDatabase, migrations: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const { environment } = loadConfiguration(processEnvironment, systemRandomness);
  const server = await openDatabaseServer(environment);
  try {
    const url = ownerUrlOf(server);
    const lock = await lockInstance(url, () => undefined);
    try {
      const site = { url, environment, clock: clockOf(environment), randomness: systemRandomness };
      const { run } = await prepareSite(site);
      return await withDatabase((open) => work(open, run));
    } finally {
      await lock.release();
    }
  } finally {
    if (server.startedHere) await server.stop();
  }
}

/**
 * Runs one command of the operator on the site's database, beside a running service or alone. An embedded database that
 * was not running is started and stopped again.
 */
export async function withDatabase<Result>(work: (open: OpenDatabase) => Promise<Result>): Promise<Result> {
  const configuration = loadConfiguration(processEnvironment, systemRandomness);
  const { environment } = configuration;
  const server = await openDatabaseServer(environment);
  try {
    const dataSource = new DataSource({
      ...createServiceDataSourceOptions(server.url),
      entities: [join(import.meta.dirname, '../*/**/*.entity.js')],
    });
    await dataSource.initialize();
    try {
      const clock = clockOf(environment);
      return await work({
        configuration,
        database: new Database(dataSource, clock),
        unlock: async () => {
          const unlock = server.signsInAs === 'owner' ? unlockSite : openPreparedSite;
          const siteKey = await unlock({ url: server.url, environment, clock, randomness: systemRandomness });
          return siteKey.reveal();
        },
      });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    if (server.startedHere) await server.stop();
  }
}
