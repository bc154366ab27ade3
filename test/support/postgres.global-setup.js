// Jest's global setup is loaded before its transforms: this file only hands over to the built program.
import { serviceRole, startEmbeddedPostgres } from '../../dist/src/platform/database/index.js';
import { prepareDatabase } from '../../dist/src/platform/prepare-database.js';
import { makeScratchDirectory } from '../../dist/test/support/scratch-directory.js';
import { testLogin } from '../../dist/test/support/service-url.js';
import pg from 'pg';
import { randomBytes } from 'node:crypto';

export default async function startPostgres() {
  // The projects of jest.config.js share one server.
  if (globalThis.testPostgres) return;
  const directory = await makeScratchDirectory('motcua247-test-');
  // Tests that kill processes restart them on the same running server: no test pulls the plug of PostgreSQL itself.
  const postgres = await startEmbeddedPostgres(directory, 'test', [
    'fsync=off',
    'max_wal_size=256MB',
    // Every database here lives for seconds.
    'autovacuum=off',
    'max_connections=200',
    'track_commit_timestamp=on',
  ]);
  const owner = new pg.Client({ connectionString: postgres.url('postgres') });
  await owner.connect();
  await owner.query('CREATE DATABASE template_motcua247');
  await prepareDatabase(postgres.url('template_motcua247'), randomBytes(32));
  // One for all databases of the tests: a start would make one for each, and draw its password.
  await owner.query(
    `CREATE ROLE ${testLogin.name} LOGIN PASSWORD '${testLogin.password}' IN ROLE ${serviceRole}`,
  );
  await owner.end();
  process.env.TEST_POSTGRES_URL = postgres.url('postgres');
  globalThis.testPostgres = { postgres, directory };
}
