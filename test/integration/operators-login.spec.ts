import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { loadConfiguration, type Configuration } from '../../src/config/index.js';
import { assertDatabaseAnswers } from '../../src/early-checks/index.js';
import { systemClock, systemMonotonicClock, systemRandomness } from '../../src/kernel/index.js';
import { letLoginWork, loginFor, ServiceLoginError } from '../../src/platform/index.js';
import { startService } from '../../src/service.js';
import { openPreparedSite, prepareSite } from '../../src/site-database/index.js';
import { operate } from '../support/operator-command.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { sqlStateOf } from '../support/sql-state-of.js';
import { until } from '../support/until.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const secretKey = randomBytes(32);
const login = `operators_${randomUUID().replaceAll('-', '')}`;

let testDatabase: TestDatabase;
let loginUrl: string;
let dataDirectory: string;
let owner: pg.Client;

beforeAll(async () => {
  dataDirectory = await makeScratchDirectory('mc-');
  testDatabase = await createTestDatabase();
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  await owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'test'`);
  const url = new URL(testDatabase.url);
  Object.assign(url, { username: login, password: 'test' });
  loginUrl = url.toString();
});

afterAll(async () => {
  await owner.end();
  await testDatabase.drop();
  await testDatabase.asOwner(`DROP ROLE ${login}`);
  await rm(dataDirectory, { recursive: true, force: true });
});

const variables = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  DATA_DIRECTORY: dataDirectory,
  SECRET_KEY: secretKey.toString('hex'),
});

const configuration = (databaseUrl: string, more: Record<string, string> = {}): Configuration =>
  loadConfiguration({ ...variables(databaseUrl), ...more }, systemRandomness);

const partsOf = (databaseUrl: string) => ({
  url: databaseUrl,
  environment: configuration(databaseUrl).environment,
  clock: systemClock,
  randomness: systemRandomness,
});

const command = (databaseUrl: string, ...words: string[]) =>
  operate({ databaseUrl, dataDirectory, secretKey: secretKey.toString('hex') }, ...words);

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/** Who works on the database, the owner of this test left out. */
async function workers(): Promise<string[]> {
  const { rows } = await owner.query<{ login: string }>(
    `SELECT DISTINCT usename AS login FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return rows.map((row) => row.login);
}

/** The whole service on this database, ready and stopped again; who worked on the database meanwhile. */
async function workersOfService(databaseUrl: string): Promise<string[]> {
  const port = await freePort();
  const service = await startService({
    configuration: configuration(databaseUrl, { PORT: port }),
    clock: systemClock,
    monotonicClock: systemMonotonicClock,
    randomness: systemRandomness,
    logger: pino({ level: 'silent' }),
    onInstanceLost: () => undefined,
  });
  try {
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    return await workers();
  } finally {
    await service.stop();
  }
}

describe('a service that is given the owner', () => {
  it('works with a login of its own, and the owner is gone', async () => {
    const database = new URL(testDatabase.url).pathname.slice(1);
    expect(await workersOfService(testDatabase.url)).toEqual([loginFor(database)]);
    // PostgreSQL ends a connection's process a moment after the connection.
    await until('nobody works there any more', async () => (await workers()).length === 0);
  });
});

describe('a login that the operator made', () => {
  it('is refused until the owner has prepared the database for it', async () => {
    await expect(assertDatabaseAnswers(loginUrl)).rejects.toThrow(
      /the user may not connect to this database|may make no role, .*motcua247 migrate --for/,
    );
    const nobody = await command(testDatabase.url, 'migrate', '--for', 'nobody');
    expect(nobody.code).toBe(1);
    expect(nobody.text).toContain('There is no login nobody. Make it first: CREATE ROLE "nobody" LOGIN');
    const { text } = await command(testDatabase.url, 'migrate', '--for', login);
    expect(text).toContain(`The service can work with the login ${login}: name it in its DATABASE_URL.`);
    expect(await assertDatabaseAnswers(loginUrl)).toBe('service');
    expect(await assertDatabaseAnswers(testDatabase.url)).toBe('owner');
  });

  it('opens the same key of the site', async () => {
    const { siteKey } = await prepareSite(partsOf(testDatabase.url));
    expect((await openPreparedSite(partsOf(loginUrl))).reveal()).toEqual(siteKey.reveal());
  });

  it('is all that a service needs, which makes no other and never is the owner', async () => {
    expect(await workersOfService(loginUrl)).toEqual([login]);
  });

  it('is enough for the commands, but for those of the owner', async () => {
    expect((await command(loginUrl, 'ledger', 'verify')).text).toContain('The ledger is intact');
    const refused = await command(loginUrl, 'migrate');
    expect(refused.code).toBe(1);
    expect(refused.text).toContain(
      'names a login that may only work on the database; give the one of its owner for this command',
    );
  });

  it.each([
    ['change the ledger', 'UPDATE ledger_entry SET body = body'],
    ['silence a trigger', 'ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only'],
    ['change the key of the site', 'UPDATE site_key SET version = version'],
    ['lock the key of the site', 'SELECT FROM site_key FOR UPDATE'],
    ['say that a migration ran', 'DELETE FROM schema_migration'],
    ['make a table', 'CREATE TABLE pet (name text)'],
    ['become the owner', 'SET ROLE pg_database_owner'],
  ])('may not %s', async (_what, statement) => {
    const service = new pg.Client({ connectionString: loginUrl });
    await service.connect();
    try {
      expect(await sqlStateOf(service.query(statement))).toBe('42501');
    } finally {
      await service.end();
    }
  });

  it('is told what a newer version lacks', async () => {
    await owner.query('BEGIN');
    const { rows } = await owner.query<{ id: number; timestamp: string; name: string }>(
      'SELECT id, timestamp, name FROM schema_migration ORDER BY id DESC LIMIT 1',
    );
    const [last] = rows;
    await owner.query('DELETE FROM schema_migration WHERE id = $1', [last?.id]);
    await owner.query('COMMIT');
    await expect(openPreparedSite(partsOf(loginUrl))).rejects.toThrow(
      `it lacks ${last?.name ?? '?'}; run motcua247 migrate --for with its name`,
    );
    await owner.query('INSERT INTO schema_migration (id, timestamp, name) VALUES ($1, $2, $3)', [
      last?.id,
      last?.timestamp,
      last?.name,
    ]);
    await openPreparedSite(partsOf(loginUrl));
  });

  it('is refused when it was given more', async () => {
    await owner.query(`GRANT pg_write_all_data TO ${login}`);
    const refused = openPreparedSite(partsOf(loginUrl));
    await expect(refused).rejects.toThrow('membership of pg_write_all_data. Take it away again.');
    await expect(refused).rejects.toBeInstanceOf(ServiceLoginError);
    await expect(letLoginWork(testDatabase.url, login)).rejects.toThrow('membership of pg_write_all_data');
    await owner.query(`REVOKE pg_write_all_data FROM ${login}`);
    await openPreparedSite(partsOf(loginUrl));
  });
});
