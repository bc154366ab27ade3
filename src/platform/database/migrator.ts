import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';

function migrationDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
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
 * @returns the names of the migrations that were run.
 */
export async function migrateUp(url: string): Promise<string[]> {
  const dataSource = await migrationDataSource(url).initialize();
  try {
    const run = await dataSource.runMigrations();
    return run.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

/** Takes every migration back, the last first. For tests and for a failed installation: all data are lost. */
export async function migrateDown(url: string): Promise<void> {
  const dataSource = await migrationDataSource(url).initialize();
  try {
    for (let left = migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}
