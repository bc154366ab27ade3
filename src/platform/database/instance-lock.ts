import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { driverErrorOf } from './sql-state.js';
import { ServiceLoginError } from './service-login.js';

/** Arbitrary, but fixed for ever: every motcua247 service asks for this same lock. */
const instanceLockKey = 247_247;
/** Whoever wants the lock above takes this one first, and gives it back when nothing has to be prepared any more. */
const preparationLockKey = 247_248;

/** The connection of a service that was killed may live on for a moment. */
const mostAttempts = 8;
const attemptIntervalMs = 500;

export class AnotherInstanceError extends Error {
  override readonly name = 'AnotherInstanceError';

  constructor() {
    super(
      'Another motcua247 service works on this database. Stop it first, or give this one another DATA_DIRECTORY or DATABASE_URL.',
    );
  }
}

/** The right to work on a database, held by an open connection. */
export interface InstanceLock {
  /**
   * Lets a connection of the service's own login hold the lock from now on; the owner's is closed.
   * @throws ServiceLoginError when the server does not let the login in.
   */
  handOver(serviceUrl: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Holds the database for this one service. Two services on one database would both pulse locks; PostgreSQL itself
 * releases the lock when the holder dies.
 *
 * @throws AnotherInstanceError when another service holds it.
 */
export async function lockInstance(ownerUrl: string, onLost: (error: Error) => void): Promise<InstanceLock> {
  let holder = await connect(ownerUrl);
  for (let attempt = 1; !(await tryBoth(holder)); attempt += 1) {
    if (attempt < mostAttempts) {
      await delay(attemptIntervalMs);
      continue;
    }
    await holder.end();
    throw new AnotherInstanceError();
  }
  holder.on('error', onLost);
  return {
    handOver: async (serviceUrl) => {
      const next = await connectLogin(serviceUrl);
      // Nobody takes it in between: the owner's connection keeps the other lock until its end.
      await holder.query('SELECT pg_advisory_unlock($1)', [instanceLockKey]);
      if (!(await tryLock(next, instanceLockKey))) {
        await next.end();
        throw new AnotherInstanceError();
      }
      next.on('error', onLost);
      const owner = holder;
      holder = next;
      await owner.end();
    },
    release: () => holder.end(),
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua247 instance lock' });
  await client.connect();
  return client;
}

async function connectLogin(serviceUrl: string): Promise<pg.Client> {
  try {
    return await connect(serviceUrl);
  } catch (error) {
    // Invalid authorization: pg_hba.conf has no line for it, or one that asks for something else than a password.
    if (driverErrorOf(error)?.code.startsWith('28') !== true) throw error;
    const login = new URL(serviceUrl).searchParams.get('user') ?? '';
    throw new ServiceLoginError(
      `The database server lets the user of DATABASE_URL in, but not the login of the service, ${login}. Give pg_hba.conf a line for +motcua247_service with scram-sha-256.`,
    );
  }
}

async function tryBoth(client: pg.Client): Promise<boolean> {
  return (await tryLock(client, preparationLockKey)) && (await tryLock(client, instanceLockKey));
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const result = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [key]);
  return result.rows[0]?.locked === true;
}
