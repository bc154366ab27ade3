import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { systemRandomness } from '../../src/kernel/index.js';
import {
  AnotherInstanceError,
  driverErrorOf,
  Jobs,
  lockInstance,
  loginFor,
  makeServiceLogin,
  ServiceLoginError,
  serviceRole,
} from '../../src/platform/index.js';
import { sqlStateOf } from '../support/sql-state-of.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const refused = '42501';

let testDatabase: TestDatabase;
let name: string;
let login: string;
let serviceUrl: string;
let service: pg.Client;

async function connect(connectionString: string, options = `-c role=${serviceRole}`): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, options });
  await client.connect();
  return client;
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  name = new URL(testDatabase.url).pathname.slice(1);
  login = loginFor(name);
  serviceUrl = await makeServiceLogin(testDatabase.url, systemRandomness);
  service = await connect(serviceUrl);
});

afterAll(async () => {
  await service.end();
  await testDatabase.drop();
});

describe('the login of the service', () => {
  it('works as the service’s role, and is nobody else', async () => {
    const { rows } = await service.query('SELECT current_user AS role, session_user AS login');
    expect(rows).toEqual([{ role: serviceRole, login }]);
    expect((await service.query('SELECT count(*)::int AS count FROM tray')).rows).toEqual([{ count: 0 }]);
    const { username, password, searchParams } = new URL(serviceUrl);
    expect([username, password, searchParams.get('user')]).toEqual(['', '', login]);
    expect(searchParams.get('password')).toMatch(/^[\w-]{32}$/);
  });

  it('is enough for the jobs', async () => {
    const jobs = new Jobs(serviceUrl, pino({ level: 'silent' }));
    await jobs.start();
    await jobs.stop();
  });

  const ownerName = (): string => new URL(testDatabase.url).username;
  const attacks: readonly (readonly [string, () => string])[] = [
    ['become the owner', () => `SET ROLE ${ownerName()}`],
    ['sign in as the owner', () => `SET SESSION AUTHORIZATION ${ownerName()}`],
    ['change the ledger', () => `UPDATE ledger_entry SET body = body`],
    ['delete from the ledger', () => 'DELETE FROM ledger_entry'],
    ['empty the ledger', () => 'TRUNCATE ledger_entry'],
    ['move the head of the ledger', () => 'UPDATE ledger_head SET sequence = 0'],
    [
      'silence the ledger’s trigger',
      () => 'ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only',
    ],
    ['silence all triggers', () => `SET session_replication_role = 'replica'`],
    ['drop the ledger', () => 'DROP TABLE ledger_entry'],
    ['drop a function', () => 'DROP FUNCTION refuse_change() CASCADE'],
    ['make a table', () => 'CREATE TABLE public.pet (name text)'],
    ['make a temporary table', () => 'CREATE TEMPORARY TABLE pet (name text)'],
    ['make a function', () => 'CREATE FUNCTION public.pet() RETURNS int LANGUAGE sql RETURN 1'],
    ['make a schema', () => 'CREATE SCHEMA pet'],
    ['make a role', () => 'CREATE ROLE pet'],
    ['make a database', () => 'CREATE DATABASE pet'],
    ['raise itself', () => `ALTER ROLE ${login} CREATEROLE`],
    ['give itself another role', () => `GRANT ${ownerName()} TO ${login}`],
    ['read everything', () => `GRANT pg_read_all_data TO ${login}`],
    ['read the key of the site', () => 'SELECT * FROM site_key'],
    ['run a program', () => `COPY (SELECT 1) TO PROGRAM 'true'`],
    ['run a program for its words', () => `COPY webhook_message (id) FROM PROGRAM 'true'`],
    ['write a file', () => `COPY (SELECT 1) TO '/tmp/motcua247-must-not-be'`],
    ['read a file', () => `SELECT pg_read_file('postgresql.conf')`],
    ['list a folder', () => `SELECT pg_ls_dir('.')`],
    ['bring a file in', () => `SELECT lo_import('/etc/hostname')`],
    ['change a setting of the server', () => `ALTER SYSTEM SET log_statement = 'all'`],
    ['read passwords', () => 'SELECT rolpassword FROM pg_authid'],
  ];

  it.each(attacks)('may not %s', async (_what, statement) => {
    expect(await sqlStateOf(service.query(statement()))).toBe(refused);
  });

  it.each([
    'RESET ROLE',
    'SET ROLE NONE',
    'RESET SESSION AUTHORIZATION',
    'SET SESSION AUTHORIZATION DEFAULT',
    'RESET ALL',
    'DISCARD ALL',
  ])('may %s, and gains nothing by it', async (statement) => {
    const client = await connect(serviceUrl);
    try {
      await client.query(statement);
      const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
      expect([login, serviceRole]).toContain(rows[0]?.role);
      for (const [what, attack] of attacks) {
        expect([what, await sqlStateOf(client.query(attack()))]).toEqual([what, refused]);
      }
    } finally {
      await client.end();
    }
  });

  it('is let into no other site’s database, and no other site’s login into this one', async () => {
    const other = await createTestDatabase();
    try {
      const otherUrl = await makeServiceLogin(other.url, systemRandomness);
      for (const [from, to] of [
        [serviceUrl, otherUrl],
        [otherUrl, serviceUrl],
      ] as const) {
        const foreign = new URL(from);
        foreign.pathname = new URL(to).pathname;
        expect(await sqlStateOf(connect(foreign.toString()))).toBe(refused);
        await (await connect(to)).end();
      }
    } finally {
      await other.drop();
    }
    // Logins outlive their database; those of hundreds of tests must not.
    const dropped = loginFor(new URL(other.url).pathname.slice(1));
    expect((await service.query('SELECT FROM pg_roles WHERE rolname = $1', [dropped])).rowCount).toBe(0);
  });
});

describe('a start', () => {
  it('draws another password, and leaves what is open alone', async () => {
    const before = await makeServiceLogin(testDatabase.url, systemRandomness);
    const open = await connect(before);
    const after = await makeServiceLogin(testDatabase.url, systemRandomness);
    expect(await sqlStateOf(connect(before))).toBe('28P01');
    await (await connect(after)).end();
    expect((await open.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await open.end();
  });

  it.each([
    ['CREATEROLE', () => `ALTER ROLE ${login} CREATEROLE`, () => `ALTER ROLE ${login} NOCREATEROLE`],
    [
      'membership of pg_read_all_data',
      () => `GRANT pg_read_all_data TO ${login}`,
      () => `REVOKE pg_read_all_data FROM ${login}`,
    ],
  ])('refuses a login that was given %s since', async (what, give, take) => {
    await testDatabase.asOwner(give());
    const error: unknown = await makeServiceLogin(testDatabase.url, systemRandomness).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ServiceLoginError);
    expect((error as Error).message).toContain(`more than the rights of motcua247_service: ${what}. Take`);
    await testDatabase.asOwner(take());
    await (await connect(await makeServiceLogin(testDatabase.url, systemRandomness))).end();
  });

  it('lets its login hold the lock, so that nobody else starts and the owner need not stay', async () => {
    const url = await makeServiceLogin(testDatabase.url, systemRandomness);
    const lock = await lockInstance(testDatabase.url, () => undefined);
    await lock.handOver(url);
    const owner = await connect(testDatabase.url, '');
    try {
      const { rows } = await owner.query(
        `SELECT usename AS user, mode FROM pg_locks JOIN pg_stat_activity USING (pid)
          WHERE locktype = 'advisory' AND datname = current_database()`,
      );
      expect(rows).toEqual([{ user: login, mode: 'ExclusiveLock' }]);
      await expect(lockInstance(testDatabase.url, () => undefined)).rejects.toThrow(
        'Another motcua247 service',
      );
    } finally {
      await owner.end();
      await lock.release();
    }
    await (await lockInstance(testDatabase.url, () => undefined)).release();
  });

  it('holds off every other from its beginning until the lock has changed hands', async () => {
    const locks = `SELECT objid::int AS key FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE locktype = 'advisory' AND datname = current_database() ORDER BY key`;
    const starting = await lockInstance(testDatabase.url, () => undefined);
    const owner = await connect(testDatabase.url, '');
    const { rows } = await owner.query<{ key: number }>(locks);
    expect(rows).toHaveLength(2);
    await starting.release();
    // Each of the two is asked for: what one gives back while it hands over nobody else takes.
    const refusals = [];
    for (const { key } of rows) {
      await owner.query('SELECT pg_advisory_lock($1)', [key]);
      refusals.push(await lockInstance(testDatabase.url, () => undefined).catch((reason: unknown) => reason));
      await owner.query('SELECT pg_advisory_unlock($1)', [key]);
    }
    await owner.end();
    expect(refusals).toEqual([expect.any(AnotherInstanceError), expect.any(AnotherInstanceError)]);
  });

  it('tells of a login that the server does not let in', async () => {
    const url = new URL(await makeServiceLogin(testDatabase.url, systemRandomness));
    url.searchParams.set('password', 'another');
    const lock = await lockInstance(testDatabase.url, () => undefined);
    const error: unknown = await lock.handOver(url.toString()).catch((reason: unknown) => reason);
    await lock.release();
    expect(error).toBeInstanceOf(ServiceLoginError);
    expect(driverErrorOf(error)).toBeUndefined();
    expect((error as Error).message).toContain(
      `not the login of the service, ${login}. Give pg_hba.conf a line`,
    );
    expect((error as Error).message).not.toContain('another');
  });
});
