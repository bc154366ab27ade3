import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { ConfigurationError, describeMistake, environmentPlace, type Environment } from '../config/index.js';
import { assertDatabaseAnswers } from '../early-checks/index.js';
import { startEmbeddedPostgres } from '../platform/index.js';
import { wrongSecretKey } from './wrong-secret-key.js';

const databaseName = 'motcua247';

/** The database this service works on, its own or one it was given. */
export interface DatabaseServer {
  readonly url: string;
  /** As whom the address signs in: as its owner, who may change the schema, or with a login that may only work on it. */
  readonly signsInAs: 'owner' | 'service';
  /** Whether this call started a server that only runs for us. */
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

/**
 * DATABASE_URL where it is set; else a real PostgreSQL of our own in the data directory. One that does not let us in
 * is stopped again, if it was started here.
 * @throws ConfigurationError, DatabaseUnreachableError, EmbeddedPostgresError
 */
export async function openDatabaseServer(environment: Environment): Promise<DatabaseServer> {
  if (environment.databaseUrl !== undefined) {
    const url = environment.databaseUrl.reveal();
    const signsInAs = await assertDatabaseAnswers(url);
    return { url, signsInAs, startedHere: false, stop: () => Promise.resolve() };
  }
  const postgres = await startEmbeddedPostgres(
    join(environment.dataDirectory, 'postgres'),
    databasePasswordFrom(environment.secretKey.reveal()),
  );
  try {
    await createDatabase(postgres.url('postgres'));
  } catch (error) {
    if (!postgres.wasRunning) await postgres.stop();
    throw isWrongPassword(error) ? wrongSecretKey(environment) : error;
  }
  return {
    url: postgres.url(databaseName),
    signsInAs: 'owner',
    startedHere: !postgres.wasRunning,
    stop: () => postgres.stop(),
  };
}

/**
 * For what only the owner of the database may do.
 * @throws ConfigurationError where DATABASE_URL names somebody else.
 */
export function ownerUrlOf({ url, signsInAs }: DatabaseServer): string {
  if (signsInAs === 'owner') return url;
  throw new ConfigurationError([
    describeMistake(
      'DATABASE_URL',
      environmentPlace,
      'names a login that may only work on the database; give the one of its owner for this command',
    ),
  ]);
}

/** The password of the embedded database's owner. */
export function databasePasswordFrom(secretKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'embedded PostgreSQL', 24)).toString('base64url');
}

function isWrongPassword(error: unknown): boolean {
  // PostgreSQL documentation, appendix A: invalid_password.
  return error instanceof pg.DatabaseError && error.code === '28P01';
}

async function createDatabase(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}
