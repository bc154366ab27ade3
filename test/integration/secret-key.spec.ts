import { randomBytes } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replaceSecretKey } from '../../src/command-line/change-secret-key.js';
import { loadConfiguration, readSecretKeyFile, type Environment } from '../../src/config/index.js';
import { systemClock, systemRandomness } from '../../src/kernel/index.js';
import { appendToLedger, verifyLedger } from '../../src/ledger/index.js';
import { asSignedIn, driverErrorOf, lockInstance, type Transaction } from '../../src/platform/index.js';
import { prepareDatabase } from '../../src/platform/prepare-database.js';
import { openDatabaseServer, unlockSite } from '../../src/site-database/index.js';
import { operate } from '../support/operator-command.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { connectAsService } from '../support/service-connection.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const operator = { type: 'operator', id: 'hoa' } as const;
const [former, next] = [randomBytes(32), randomBytes(32)];

let dataDirectory: string;
let testDatabase: TestDatabase;

beforeEach(async () => {
  dataDirectory = await makeScratchDirectory('mc-');
  // PostgreSQL runs as another user than root.
  await chmod(dataDirectory, 0o755);
  testDatabase = await createTestDatabase();
});

afterEach(async () => {
  await testDatabase.drop();
  await rm(dataDirectory, { recursive: true, force: true });
});

function environmentWith(secretKey: Buffer, databaseUrl: string | null = testDatabase.url): Environment {
  const variables = {
    DATA_DIRECTORY: dataDirectory,
    SECRET_KEY: secretKey.toString('base64'),
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  };
  return loadConfiguration(variables, systemRandomness).environment;
}

async function unlock(environment: Environment, url = testDatabase.url): Promise<Buffer> {
  const parts = { clock: systemClock, randomness: systemRandomness };
  return (await unlockSite({ url, environment, ...parts })).reveal();
}

function replace(environment: Environment, to: Buffer): Promise<void> {
  const parts = { clock: systemClock, randomness: systemRandomness, actor: operator };
  return replaceSecretKey({ environment, to, ...parts });
}

function atDatabase<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  return asSignedIn(testDatabase.url, systemClock, work);
}

describe('the key of a site', () => {
  it('is drawn at the first start, the same ever after, and follows from no SECRET_KEY', async () => {
    const siteKey = await unlock(environmentWith(former));
    expect(siteKey).toHaveLength(32);
    expect(siteKey).not.toEqual(former);
    expect(await unlock(environmentWith(former))).toEqual(siteKey);
  });

  it('is the SECRET_KEY itself where an earlier version derived everything from that', async () => {
    await atDatabase((transaction) => {
      const subject = { type: 'catalogue', id: 'procedures', version: 1 } as const;
      appendToLedger(transaction, { kind: 'catalogue.imported', subject, actor: operator, details: {} });
      return Promise.resolve();
    });
    expect(await unlock(environmentWith(former))).toEqual(former);
  });

  it('is drawn by `migrate`, too: what is recorded before the first start makes it no earlier version’s', async () => {
    const empty = await createTestDatabase('empty');
    try {
      const environment = environmentWith(former, empty.url);
      const run = (...words: string[]) =>
        operate({ databaseUrl: empty.url, dataDirectory, secretKey: former.toString('hex') }, ...words);
      expect((await run('migrate')).text).toContain('Done: ');
      expect((await run('staff', 'create-administrator', 'hoa', 'Lê Thị Hoa')).code).toBe(0);
      expect(await unlock(environment, empty.url)).not.toEqual(former);
    } finally {
      await empty.drop();
    }
  }, 60_000);

  it('does not open with another SECRET_KEY, which says so and changes nothing', async () => {
    const siteKey = await unlock(environmentWith(former));
    await expect(unlock(environmentWith(next))).rejects.toThrow(
      'SECRET_KEY (environment): is not the secret key with which the database of DATABASE_URL was made',
    );
    expect(await unlock(environmentWith(former))).toEqual(siteKey);
  });

  it('is out of reach of the service’s role', async () => {
    await unlock(environmentWith(former));
    const service = await connectAsService(testDatabase.url);
    try {
      await expect(service.query('SELECT * FROM site_key')).rejects.toThrow('permission denied');
    } finally {
      await service.destroy();
    }
  });

  it.each([
    ['site_key_one', { id: 'another' }],
    ['site_key_wrapped', { wrapped_key: randomBytes(32) }],
    ['site_key_names_secret', { wrapped_by: randomBytes(32) }],
  ])('is kept in a row of which %s holds', async (constraint, change) => {
    const row = { id: 'site', wrapped_key: randomBytes(60), wrapped_by: randomBytes(8), ...change };
    const inserted = atDatabase((transaction) =>
      transaction.query(
        'INSERT INTO site_key (id, wrapped_key, wrapped_by, wrapped_at, version) VALUES ($1, $2, $3, now(), 1)',
        [row.id, row.wrapped_key, row.wrapped_by],
      ),
    );
    const refusal = await inserted.then(
      () => undefined,
      (error: unknown) => driverErrorOf(error),
    );
    expect(refusal?.constraint).toBe(constraint);
  });
});

describe('the row of the key', () => {
  const insertion = `
    INSERT INTO site_key (id, wrapped_key, wrapped_by, wrapped_at, version)
    VALUES ('site', '\\x${'00'.repeat(60)}', '\\x${'00'.repeat(8)}', now(), 1)`;

  it.each([
    ['stands without its entry in the ledger', insertion],
    ['changes without the next version', 'UPDATE site_key SET wrapped_at = now()'],
    ['is deleted', 'DELETE FROM site_key'],
  ])('never %s', async (what, statement) => {
    if (statement !== insertion) await unlock(environmentWith(former));
    const refusal = await atDatabase((transaction) => transaction.query(statement)).then(
      () => 'accepted',
      (error: unknown) => driverErrorOf(error)?.code,
    );
    expect([what, refusal]).toEqual([what, 'MC001']);
  });
});

describe('another SECRET_KEY', () => {
  it('opens the same key of the site, the former opens nothing any more, and the ledger tells', async () => {
    const siteKey = await unlock(environmentWith(former));
    await replace(environmentWith(former), next);
    expect(await unlock(environmentWith(next))).toEqual(siteKey);
    await expect(unlock(environmentWith(former))).rejects.toThrow('is not the secret key');
    const entries = await atDatabase((transaction) =>
      transaction.query<{ body: string }>('SELECT body FROM ledger_entry ORDER BY sequence'),
    );
    expect(entries.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { kind: 'site_key.made', actor: { type: 'system' } },
      { kind: 'site_key.wrapped_anew', actor: operator, subject: { version: 2 } },
    ]);
    expect(await atDatabase(({ manager }) => verifyLedger(manager))).toMatchObject({ intact: true });
  });

  it('is refused to whoever has not the present one, and before there is any', async () => {
    await expect(replace(environmentWith(former), next)).rejects.toThrow('is not the secret key');
    const siteKey = await unlock(environmentWith(former));
    await expect(replace(environmentWith(next), randomBytes(32))).rejects.toThrow('is not the secret key');
    expect(await unlock(environmentWith(former))).toEqual(siteKey);
  });

  it('waits until the service is stopped, which would go on under the former', async () => {
    const siteKey = await unlock(environmentWith(former));
    const running = await lockInstance(testDatabase.url, () => undefined);
    await expect(replace(environmentWith(former), next)).rejects.toThrow('Another motcua247 service works');
    await running.release();
    expect(await unlock(environmentWith(former))).toEqual(siteKey);
  });

  it('is the embedded database’s password too, from the same moment on', async () => {
    const before = environmentWith(former, null);
    const server = await openDatabaseServer(before);
    await prepareDatabase(server.url, former);
    const siteKey = await unlock(before, server.url);
    await server.stop();

    await replace(before, next);
    await expect(openDatabaseServer(before)).rejects.toThrow(
      `SECRET_KEY (environment): is not the secret key with which the database in ${join(dataDirectory, 'postgres')} was made`,
    );
    const after = environmentWith(next, null);
    const again = await openDatabaseServer(after);
    expect(await unlock(after, again.url)).toEqual(siteKey);
    await again.stop();
  });
});

describe('a file with a new SECRET_KEY', () => {
  const read = (path: string) => () => readSecretKeyFile('the new key', path);

  it('is read where it holds one and nobody else can read it', async () => {
    const path = join(dataDirectory, 'new.key');
    expect(read(path)).toThrow(`the new key (${path}): cannot be read: there is no such file`);
    await writeFile(path, 'short', { mode: 0o600 });
    expect(read(path)).toThrow('must be 32 bytes, as 64 hexadecimal digits or as base64');
    await writeFile(path, `${next.toString('hex')}\n`);
    expect(read(path)().reveal()).toEqual(next);
    const open = join(dataDirectory, 'open.key');
    await writeFile(open, next.toString('hex'), { mode: 0o644 });
    expect(read(open)).toThrow('can be read by others: run chmod 600 on it');
  });
});
