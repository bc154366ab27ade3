import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { assertDatabaseAnswers } from '../../src/early-checks/index.js';
import { systemRandomness } from '../../src/kernel/index.js';
import {
  type EmbeddedPostgres,
  letLoginWork,
  loginFor,
  makeServiceLogin,
  migrateDown,
  migrateUp,
  serviceRole,
  startEmbeddedPostgres,
} from '../../src/platform/index.js';
import { prepareDatabase } from '../../src/platform/prepare-database.js';
import { dumpSchema } from '../support/schema-dump.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';

const secretKey = randomBytes(32);

/** Everything that stands in the schema beside what TypeORM itself keeps to count migrations. */
const leftOver = `
  SELECT objects.name FROM (
    SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typelem = 0
    UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT rolname FROM pg_namespace, aclexplode(nspacl) JOIN pg_roles ON pg_roles.oid = grantee
               WHERE nspname = 'public' AND rolname = 'motcua247_service'
  ) objects WHERE name !~ '^(schema_migration|PK_)'`;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

describe('the migrations', () => {
  let testDatabase: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    testDatabase = await createTestDatabase('empty');
    owner = await connect(testDatabase.url);
  });

  afterAll(async () => {
    await owner.end();
    await testDatabase.drop();
  });

  it('build everything from nothing, take it all back, and build the same again', async () => {
    expect((await migrateUp(testDatabase.url, secretKey)).length).toBeGreaterThan(0);
    const first = await dumpSchema(owner);
    expect(first).toContain('CREATE TABLE dossier');
    expect(await migrateUp(testDatabase.url, secretKey)).toEqual([]);

    await migrateDown(testDatabase.url, secretKey);
    expect((await owner.query(leftOver)).rows).toEqual([]);
    const roles = await owner.query(`SELECT FROM pg_roles WHERE rolname = 'motcua247_service'`);
    expect(roles.rowCount).toBe(1);

    await migrateUp(testDatabase.url, secretKey);
    expect(await dumpSchema(owner)).toBe(first);
  });

  it('prepare a prepared database once more without changing it', async () => {
    await prepareDatabase(testDatabase.url, secretKey);
    const before = await dumpSchema(owner);
    expect(await prepareDatabase(testDatabase.url, secretKey)).toEqual([]);
    expect(await dumpSchema(owner)).toBe(before);
  });
});

describe('an owner without superpowers, as managed PostgreSQL gives one', () => {
  let directory: string;
  let server: EmbeddedPostgres;
  let superuser: pg.Client;

  beforeAll(async () => {
    // A server of its own: the one of the other tests has the service's role already.
    directory = await makeScratchDirectory('motcua247-managed-');
    server = await startEmbeddedPostgres(directory, 'test', ['fsync=off']);
    superuser = await connect(server.url('postgres'));
  });

  afterAll(async () => {
    await superuser.end();
    await server.stop();
    await rm(directory, { recursive: true });
  });

  /** A database of its own for a new role, and the address by which the role reaches it. */
  async function databaseOf(role: string, attributes = ''): Promise<string> {
    await superuser.query(`CREATE ROLE ${role} LOGIN ${attributes} PASSWORD 'test'`);
    await superuser.query(`CREATE DATABASE ${role} OWNER ${role}`);
    const url = new URL(server.url(role));
    url.username = role;
    return url.toString();
  }

  const makeLogin = (url: string): Promise<string> => makeServiceLogin(url, systemRandomness);

  /** As the service: who that is, and what comes of it when it tries to be the owner. */
  async function whoWorksIn(url: string): Promise<unknown> {
    const service = await connect(await makeLogin(url));
    try {
      await service.query(`SET ROLE ${serviceRole}`);
      const { rows } = await service.query(
        'SELECT current_user AS role, session_user AS login, (SELECT count(*)::int FROM tray) AS trays',
      );
      await expect(service.query(`SET ROLE ${new URL(url).username}`)).rejects.toThrow('permission denied');
      return rows[0];
    } finally {
      await service.end();
    }
  }

  const servant = (database: string) => ({ role: serviceRole, login: loginFor(database), trays: 0 });

  it('prepares its database and works in it as the service', async () => {
    const url = await databaseOf('first_owner', 'CREATEROLE');
    await assertDatabaseAnswers(url);
    expect((await prepareDatabase(url, secretKey)).length).toBeGreaterThan(0);
    expect(await whoWorksIn(url)).toEqual(servant('first_owner'));
    await migrateDown(url, secretKey);
    await assertDatabaseAnswers(url);
    await prepareDatabase(url, secretKey);
    expect(await whoWorksIn(url)).toEqual(servant('first_owner'));
  });

  it('works with a role that another made, once it may give it', async () => {
    const url = await databaseOf('second_owner', 'CREATEROLE');
    await expect(assertDatabaseAnswers(url)).rejects.toThrow(
      'let a superuser run GRANT motcua247_service TO … WITH ADMIN OPTION',
    );
    // To be let act as it was enough for versions before this one.
    await superuser.query('GRANT motcua247_service TO second_owner');
    await prepareDatabase(url, secretKey);
    await expect(assertDatabaseAnswers(url)).rejects.toThrow('WITH ADMIN OPTION');
    await expect(makeLogin(url)).rejects.toThrow('GRANT motcua247_service TO … WITH ADMIN OPTION');
    await superuser.query('GRANT motcua247_service TO second_owner WITH ADMIN OPTION');
    await assertDatabaseAnswers(url);
    expect(await whoWorksIn(url)).toEqual(servant('second_owner'));
  });

  it('needs to make no role where the operator makes the login', async () => {
    const url = await databaseOf('fourth_owner');
    await superuser.query('GRANT motcua247_service TO fourth_owner WITH ADMIN OPTION');
    expect(await assertDatabaseAnswers(url)).toBe('owner');
    await prepareDatabase(url, secretKey);
    await expect(makeLogin(url)).rejects.toThrow(
      /may not make or change\. .* \(motcua247 migrate --for …\)\.$/,
    );
    await superuser.query(`CREATE ROLE operators_login LOGIN PASSWORD 'test'`);
    await letLoginWork(url, 'operators_login');
    const loginUrl = new URL(url);
    loginUrl.username = 'operators_login';
    expect(await assertDatabaseAnswers(loginUrl.toString())).toBe('service');
  });

  it('is told of a login that another made', async () => {
    const url = await databaseOf('third_owner', 'CREATEROLE');
    await superuser.query('GRANT motcua247_service TO third_owner WITH ADMIN OPTION');
    await prepareDatabase(url, secretKey);
    const login = loginFor('third_owner');
    await superuser.query(`CREATE ROLE ${login} LOGIN`);
    await expect(makeLogin(url)).rejects.toThrow(
      `Let a superuser run DROP ROLE ${login}, which another user made`,
    );
    await superuser.query(`DROP ROLE ${login}`);
    expect(await whoWorksIn(url)).toEqual(servant('third_owner'));
  });
});
