import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  migrateDown,
  migrateUp,
  startEmbeddedPostgres,
} from '../../src/platform/index.js';
import { prepareDatabase } from '../../src/platform/prepare-database.js';
import { dumpSchema } from '../support/schema-dump.js';
import { connectAsService } from '../support/service-connection.js';
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

  async function whoWorksIn(url: string): Promise<unknown> {
    const dataSource = await connectAsService(url);
    try {
      return await dataSource.query('SELECT current_user AS role, (SELECT count(*)::int FROM tray) AS trays');
    } finally {
      await dataSource.destroy();
    }
  }

  it('prepares its database and works in it as the service', async () => {
    const url = await databaseOf('first_owner', 'CREATEROLE');
    expect((await prepareDatabase(url, secretKey)).length).toBeGreaterThan(0);
    expect(await whoWorksIn(url)).toEqual([{ role: 'motcua247_service', trays: 0 }]);
    await migrateDown(url, secretKey);
    await prepareDatabase(url, secretKey);
    expect(await whoWorksIn(url)).toEqual([{ role: 'motcua247_service', trays: 0 }]);
  });

  it('works with a role that another made, once it has been granted to it', async () => {
    const url = await databaseOf('second_owner');
    await expect(prepareDatabase(url, secretKey)).rejects.toThrow('GRANT motcua247_service TO second_owner');
    await superuser.query('GRANT motcua247_service TO second_owner');
    await prepareDatabase(url, secretKey);
    expect(await whoWorksIn(url)).toEqual([{ role: 'motcua247_service', trays: 0 }]);
  });
});
