import pg from 'pg';
import { ConfigurationError, describeMistake, environmentPlace } from '../config/index.js';
import { databaseFactsSql, whyUnfit, type DatabaseFacts } from './database-fitness.js';

const connectTimeoutMs = 10_000;

/** The database does not answer; it may later. The message names setting, server, reason and what to do. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}

interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

const correctServer = 'start it, or correct host and port in DATABASE_URL';

/** Another try may succeed: after a power cut this machine may be up before its database is. By the driver's or the server's code. */
const unreachable: Readonly<Record<string, Refusal>> = {
  ECONNREFUSED: { reason: 'nobody listens there', remedy: correctServer },
  ENOENT: { reason: 'nobody listens there', remedy: correctServer },
  ECONNRESET: { reason: 'it broke the connection off', remedy: 'look into its log' },
  ENOTFOUND: { reason: 'no machine of this name is known', remedy: 'correct the host in DATABASE_URL' },
  EAI_AGAIN: {
    reason: 'the name cannot be looked up now',
    remedy: 'look to the network of this machine, or correct the host in DATABASE_URL',
  },
  EHOSTUNREACH: { reason: 'no way leads to this machine', remedy: correctServer },
  ENETUNREACH: { reason: 'no way leads to this machine', remedy: correctServer },
  ETIMEDOUT: { reason: 'it does not answer', remedy: correctServer },
  '53300': { reason: 'it has no connection left', remedy: 'raise its max_connections' },
  '57P03': { reason: 'it is starting up or shutting down', remedy: 'wait until it is up' },
};

/** No further try will succeed. Classes of PostgreSQL's documentation, appendix A. */
const refused: Readonly<Record<string, Refusal>> = {
  '28P01': {
    reason: 'it refuses the user or the password',
    remedy: 'correct them in DATABASE_URL (special characters percent-encoded)',
  },
  '28000': {
    reason: 'it does not let this user in from here',
    remedy: 'correct the user in DATABASE_URL, or the pg_hba.conf of the server',
  },
  '3D000': {
    reason: 'it has no database of this name',
    remedy: 'make the database, or correct its name in DATABASE_URL',
  },
  '42501': {
    reason: 'the user may not connect to this database',
    remedy: 'make the user its owner, or correct DATABASE_URL',
  },
};

/**
 * Asks the database that DATABASE_URL names whether it lets us in, and whether the service can work on it.
 * @returns as whom: as its owner, who can prepare it, or with a login that can only work on it.
 * @throws DatabaseUnreachableError where another try may succeed, ConfigurationError where none will. Neither shows user,
 * password or the name of the database.
 */
export async function assertDatabaseAnswers(url: string): Promise<'owner' | 'service'> {
  const client = clientFor(url);
  const server = `${client.host}:${client.port}`;
  let facts: DatabaseFacts | undefined;
  // A connection that breaks is reported by the promise; without a listener the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseFacts>(databaseFactsSql);
    facts = rows[0];
  } catch (error) {
    throw whyNotConnected(error, server);
  } finally {
    void client.end().catch(() => undefined);
  }
  const unfit = facts && whyUnfit(facts);
  if (unfit !== undefined) throw mistake(`the database server at ${server}: ${unfit}`);
  return facts?.isServiceLogin === true ? 'service' : 'owner';
}

function clientFor(url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  } catch {
    throw mistake(
      'cannot be used: the files it names (sslrootcert, sslcert, sslkey) must be readable, and special characters percent-encoded',
    );
  }
}

/** @param server host and port. */
export function whyNotConnected(
  error: unknown,
  server: string,
): DatabaseUnreachableError | ConfigurationError {
  const code = codeOf(error);
  const known = refused[code];
  if (known) return mistake(`the database server at ${server}: ${known.reason} (${code}); ${known.remedy}`);
  const { reason, remedy } = unreachable[code] ?? {
    reason: 'the connection failed',
    remedy: 'look whether a PostgreSQL answers there, and whether it wants TLS or a password',
  };
  return new DatabaseUnreachableError(
    describeMistake(
      'DATABASE_URL',
      environmentPlace,
      `the database server at ${server}: ${reason} (${code}); ${remedy}`,
    ),
  );
}

/** What the driver (pg 8, lib/client.js) gives no code for it says in words, which may hold the user's name. */
function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error && /timeout/i.test(error.message) ? 'ETIMEDOUT' : 'no code given';
}

function mistake(message: string): ConfigurationError {
  return new ConfigurationError([describeMistake('DATABASE_URL', environmentPlace, message)]);
}
