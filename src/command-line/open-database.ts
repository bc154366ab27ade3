import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { loadConfiguration, processEnvironment, type Configuration } from '../config/index.js';
import { openDatabaseServer } from '../database-server.js';
import { DemoClockFile } from '../demo/index.js';
import { AdjustableClock, systemRandomness } from '../kernel/index.js';
import { createServiceDataSourceOptions, Database } from '../platform/index.js';

export interface OpenDatabase {
  readonly configuration: Configuration;
  readonly ownerUrl: string;
  readonly database: Database;
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
      ...createServiceDataSourceOptions(server.ownerUrl),
      entities: [join(import.meta.dirname, '../*/**/*.entity.js')],
    });
    await dataSource.initialize();
    try {
      const clock = new AdjustableClock();
      if (environment.mode === 'demo') clock.advance(new DemoClockFile(environment.dataDirectory).read());
      return await work({
        configuration,
        ownerUrl: server.ownerUrl,
        database: new Database(dataSource, clock),
      });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    if (server.startedHere) await server.stop();
  }
}
