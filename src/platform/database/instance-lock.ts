import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Arbitrary, but fixed for ever: every motcua247 service asks for this same lock. */
const instanceLockKey = 247_247;

/** The connection of a service that was killed may live on for a moment. */
const mostAttempts = 8;
const attemptIntervalMs = 500;

export class AnotherInstanceError extends Error {
  override readonly name = 'AnotherInstanceError';
}

/**
 * Holds the database for this one service. Two services on one database would both pulse locks; PostgreSQL itself
 * releases the lock when the holder dies.
 *
 * @throws AnotherInstanceError when another service holds it.
 */
export async function lockInstance(
  url: string,
  onLost: (error: Error) => void,
): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua247 instance lock' });
  await client.connect();
  for (let attempt = 1; !(await tryLock(client)); attempt += 1) {
    if (attempt < mostAttempts) {
      await delay(attemptIntervalMs);
      continue;
    }
    await client.end();
    throw new AnotherInstanceError(
      'Another motcua247 service works on this database. Stop it first, or give this one another DATA_DIRECTORY or DATABASE_URL.',
    );
  }
  client.on('error', onLost);
  return { release: () => client.end() };
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const result = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    instanceLockKey,
  ]);
  return result.rows[0]?.locked === true;
}
