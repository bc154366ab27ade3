import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { AdjustableClock } from '../../src/kernel/index.js';
import {
  ConnectionLostError,
  Database,
  driverErrorOf,
  LiveEvents,
  type LiveEvent,
  type Transaction,
} from '../../src/platform/index.js';
import { connectAsService } from '../support/service-connection.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const clock = AdjustableClock.at('2026-11-23T02:00:00Z');

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let owner: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  await owner.query(`
    CREATE TABLE effect (name text PRIMARY KEY, number integer NOT NULL DEFAULT 0);
    GRANT SELECT, INSERT, UPDATE ON effect TO motcua247_service`);
  dataSource = await connectAsService(testDatabase.url);
  database = new Database(dataSource, clock);
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await testDatabase.drop();
});

beforeEach(async () => {
  await owner.query('TRUNCATE effect');
});

const take = (transaction: Transaction, name: string) =>
  transaction.query('INSERT INTO effect (name) VALUES ($1)', [name]);

async function effects(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>('SELECT name FROM effect ORDER BY name');
  return rows.map(({ name }) => name);
}

const changedMyMind = new Error('changed my mind');

describe('a transaction', () => {
  it('has one time, by the injected clock', async () => {
    const [before, after] = await database.transaction((transaction) => {
      const { at } = transaction;
      clock.advance(1000);
      return Promise.resolve([at, transaction.at]);
    });
    expect(before).toEqual(after);
    expect(clock.now().getTime() - before.getTime()).toBe(1000);
  });

  it('answers the rows of every kind of statement', async () => {
    const rows = await database.transaction(async (transaction) => [
      await transaction.query(`INSERT INTO effect VALUES ('a', 1), ('b', 2) RETURNING name`),
      await transaction.query('UPDATE effect SET number = number + 1 RETURNING number'),
      await transaction.query('SELECT name, number FROM effect WHERE name = $1', ['b']),
      await transaction.query('SELECT FROM effect WHERE false'),
    ]);
    expect(rows).toEqual([
      [{ name: 'a' }, { name: 'b' }],
      [{ number: 2 }, { number: 3 }],
      [{ name: 'b', number: 3 }],
      [],
    ]);
  });

  it('is done whole, then what was to follow follows, in order, with the connection given back', async () => {
    const told: string[] = [];
    await database.transaction(async (transaction) => {
      transaction.beforeCommit(async () => {
        told.push('before 1');
        await take(transaction, 'b');
      });
      transaction.beforeCommit(() => Promise.resolve(void told.push('before 2')));
      transaction.afterCommit(() => told.push('after 1'));
      transaction.afterCommit(() => told.push('after 2'));
      await take(transaction, 'a');
      told.push('work');
    });
    expect(told).toEqual(['work', 'before 1', 'before 2', 'after 1', 'after 2']);
    expect(await effects()).toEqual(['a', 'b']);
  });

  it('gives its connection back before what follows, which may need one itself', async () => {
    // As many as the pool has, each of them followed by another transaction.
    const followed = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        return new Promise<string>((resolve, reject) => {
          database
            .transaction(async (transaction) => {
              transaction.afterCommit(() => {
                database
                  .transaction((next) => take(next, `follows ${i}`))
                  .then(() => {
                    resolve('followed');
                  }, reject);
              });
              await take(transaction, `${i}`);
            })
            .catch(reject);
        });
      }),
    );
    expect(followed).toHaveLength(20);
    expect(await effects()).toHaveLength(40);
  });

  it.each<[string, (transaction: Transaction) => Promise<void>]>([
    ['the work', () => Promise.reject(changedMyMind)],
    [
      'what comes before the commit',
      (transaction) => {
        transaction.beforeCommit(() => Promise.reject(changedMyMind));
        return Promise.resolve();
      },
    ],
  ])('leaves nothing, and nothing follows, when %s fails', async (_what, fail) => {
    const told: string[] = [];
    const failing = database.transaction(async (transaction) => {
      transaction.afterCommit(() => told.push('after'));
      await take(transaction, 'a');
      await fail(transaction);
    });
    await expect(failing).rejects.toBe(changedMyMind);
    expect([await effects(), told]).toEqual([[], []]);
  });

  it('tells what the database refused at the commit', async () => {
    const told: string[] = [];
    const failing = database.transaction(async (transaction) => {
      transaction.afterCommit(() => told.push('after'));
      await transaction.query(`INSERT INTO kiosk VALUES (gen_random_uuid(), 'Kiosk', 'hash', false, 1)`);
    });
    await expect(failing).rejects.toThrow('has no ledger entry');
    expect(told).toEqual([]);
  });

  it('says so when its connection broke, whatever the work made of it', async () => {
    const failing = database.transaction(async (transaction) => {
      const [backend] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await owner.query('SELECT pg_terminate_backend($1, 10000)', [backend?.pid]);
      await take(transaction, 'a').catch(() => undefined);
      throw new TypeError('a consequence');
    });
    await expect(failing).rejects.toBeInstanceOf(ConnectionLostError);
    expect(await effects()).toEqual([]);
    // The pool has others.
    await database.transaction((transaction) => take(transaction, 'b'));
    expect(await effects()).toEqual(['b']);
  });
});

describe('a savepoint', () => {
  const inside = (keep: boolean) =>
    database.transaction(async (transaction) => {
      const told: string[] = [];
      const hook = (name: string): void => {
        transaction.beforeCommit(() => Promise.resolve(void told.push(`before ${name}`)));
        transaction.afterCommit(() => told.push(`after ${name}`));
      };
      hook('outside');
      await take(transaction, 'outside');
      const failing = transaction.savepoint(
        async () => {
          hook('inside');
          await take(transaction, 'inside');
          throw changedMyMind;
        },
        (error) => keep && error === changedMyMind,
      );
      await expect(failing).rejects.toBe(changedMyMind);
      hook('later');
      await take(transaction, 'then');
      return told;
    });

  it('undoes what was done and asked for in it, and nothing else', async () => {
    expect(await inside(false)).toEqual(['before outside', 'before later', 'after outside', 'after later']);
    expect(await effects()).toEqual(['outside', 'then']);
  });

  it('keeps it all for an error that is to keep it', async () => {
    expect(await inside(true)).toEqual([
      'before outside',
      'before inside',
      'before later',
      'after outside',
      'after inside',
      'after later',
    ]);
    expect(await effects()).toEqual(['inside', 'outside', 'then']);
  });

  it('lets the transaction go on after a statement that failed', async () => {
    await database.transaction(async (transaction) => {
      await take(transaction, 'a');
      const again = transaction.savepoint(
        () => take(transaction, 'a'),
        () => false,
      );
      await expect(again).rejects.toMatchObject({ code: '23505' });
      await take(transaction, 'b');
    });
    expect(await effects()).toEqual(['a', 'b']);
  });
});

describe('two transactions that stand in each other’s way', () => {
  it('are both done in the end, each once, and each told once', async () => {
    await owner.query(`INSERT INTO effect VALUES ('a', 0), ('b', 0)`);
    const told: string[] = [];
    let attempts = 0;
    let waiting = 0;
    let release: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    const add = (first: string, second: string) =>
      database.transaction(async (transaction) => {
        attempts += 1;
        transaction.afterCommit(() => told.push(`${first} ${second}`));
        const raise = 'UPDATE effect SET number = number + 1 WHERE name = $1';
        await transaction.query(raise, [first]);
        // Each holds what the other wants next: PostgreSQL throws one of them out.
        waiting += 1;
        if (waiting === 2) release();
        await both;
        await transaction.query(raise, [second]);
      });
    await Promise.all([add('a', 'b'), add('b', 'a')]);
    // One was thrown out; it may have come back before the other woke, and been in its way once more.
    expect(attempts).toBeGreaterThanOrEqual(3);
    expect(told.sort()).toEqual(['a b', 'b a']);
    const { rows } = await owner.query('SELECT number FROM effect');
    expect(rows).toEqual([{ number: 2 }, { number: 2 }]);
  });

  it('are not tried for ever', async () => {
    let attempts = 0;
    const failing = database.transaction((transaction) => {
      attempts += 1;
      return transaction.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
    });
    const error: unknown = await failing.catch((reason: unknown) => reason);
    expect(driverErrorOf(error)?.code).toBe('40001');
    expect(attempts).toBe(4);
  });
});

describe('live events', () => {
  const event: LiveEvent = { type: 'tray', id: 'A01', data: {} };

  it('tell of a change once it is durable, and never of one that was undone', async () => {
    const events = new LiveEvents();
    const told: string[] = [];
    events.stream.subscribe(({ id }) => told.push(id));
    await database.transaction(async (transaction) => {
      events.publishAfterCommit(transaction, { ...event, id: 'done' });
      const undone = transaction.savepoint(
        () => {
          events.publishAfterCommit(transaction, { ...event, id: 'undone' });
          return Promise.reject(changedMyMind);
        },
        () => false,
      );
      await expect(undone).rejects.toBe(changedMyMind);
      expect(told).toEqual([]);
    });
    const failing = database.transaction((transaction) => {
      events.publishAfterCommit(transaction, { ...event, id: 'never' });
      return Promise.reject(changedMyMind);
    });
    await expect(failing).rejects.toBe(changedMyMind);
    events.publish({ ...event, id: 'at once' });
    expect(told).toEqual(['done', 'at once']);
  });

  it('end when the service stops', () => {
    const events = new LiveEvents();
    let ended = false;
    events.stream.subscribe({ complete: () => (ended = true) });
    events.close();
    expect(ended).toBe(true);
  });
});
