import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrationsFor } from '../../../migrations/index.js';

function migrationDataSource(url: string, secretKey: Buffer): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: migrationsFor(secretKey),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    // Its default prints a failed migration to standard output; the error that is thrown says it already.
    logger: 'debug',
    applicationName: 'motcua247 migration',
  });
}

/**
 * Brings the schema up to this program's version, as the owner of the database.
 * @param secretKey of the service.
 * @returns the names of the migrations that were run.
 */
export async function migrateUp(url: string, secretKey: Buffer): Promise<string[]> {
  const dataSource = await migrationDataSource(url, secretKey).initialize();
  try {
    const run = await dataSource.runMigrations();
    return run.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

/** The migrations that this program has and the database has not seen; by whoever may read which ran. */
export async function missingMigrations(url: string, secretKey: Buffer): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua247 migration' });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration');
    const run = new Set(rows.map(({ name }) => name));
    return migrationsFor(secretKey)
      .map(({ name }) => name)
      .filter((name) => !run.has(name));
  } finally {
    await client.end();
  }
}

/** Takes every migration back, the last first. For tests and for a failed installation: all data are lost. */
export async function migrateDown(url: string, secretKey: Buffer): Promise<void> {
  const dataSource = await migrationDataSource(url, secretKey).initialize();
  try {
    for (let left = migrationsFor(secretKey).length; left > 0; left -= 1)
      await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}
