import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { AdjustableClock } from '../../src/kernel/index.js';
import { Database, Jobs, serviceRole, type JobData } from '../../src/platform/index.js';
import { connectAsService } from '../support/service-connection.js';
import { serviceUrlOf } from '../support/service-url.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';
import { tablesWith } from '../support/database-dump.js';

/** Waits a second before it tries a job again, once. */
const queue = 'code-delivery';

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let jobs: Jobs;
let owner: pg.Client;
let handler: (data: JobData) => Promise<void>;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  dataSource = await connectAsService(testDatabase.url);
  database = new Database(dataSource, AdjustableClock.at('2026-11-23T02:00:00Z'));
  jobs = new Jobs(serviceUrlOf(testDatabase.url), pino({ level: 'silent' }));
  jobs.handle(queue, (data) => handler(data));
  await jobs.start();
});

afterAll(async () => {
  await jobs.stop();
  await dataSource.destroy();
  await owner.end();
  await testDatabase.drop();
});

let seen: string[];

beforeEach(() => {
  seen = [];
  handler = ({ id }) => Promise.resolve(void seen.push(id ?? ''));
});

const enqueue = (id: string) =>
  database.transaction((transaction) => jobs.enqueue(transaction, queue, { id }));

async function statesOf(id: string): Promise<string[]> {
  const { rows } = await owner.query<{ state: string }>(
    `SELECT state::text FROM pgboss.job WHERE data ->> 'id' = $1`,
    [id],
  );
  return rows.map(({ state }) => state);
}

describe('a job', () => {
  it('runs once its transaction is durable, once, with what it was given', async () => {
    await database.transaction(async (transaction) => {
      await jobs.enqueue(transaction, queue, { id: 'first' });
      // Another connection does not see it before the commit, so no worker can.
      expect(await statesOf('first')).toEqual([]);
    });
    await until('the job has run', async () => (await statesOf('first'))[0] === 'completed');
    expect(seen).toEqual(['first']);
  });

  it('of a transaction that was undone never exists', async () => {
    const failing = database.transaction(async (transaction) => {
      await jobs.enqueue(transaction, queue, { id: 'undone' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await database.transaction(async (transaction) => {
      const undone = transaction.savepoint(
        async () => {
          await jobs.enqueue(transaction, queue, { id: 'undone' });
          throw new Error('not this one');
        },
        () => false,
      );
      await expect(undone).rejects.toThrow('not this one');
      await jobs.enqueue(transaction, queue, { id: 'done' });
    });
    await until('the other job has run', () => seen.length > 0);
    expect(seen).toEqual(['done']);
    expect(await statesOf('undone')).toEqual([]);
  });

  it('that fails is tried again', async () => {
    let failures = 0;
    handler = ({ id }) => {
      failures += 1;
      if (failures === 1) return Promise.reject(new Error('no network'));
      seen.push(id ?? '');
      return Promise.resolve();
    };
    await enqueue('stubborn');
    await until('the second try', () => seen.length > 0);
    expect([failures, seen]).toEqual([2, ['stubborn']]);
    await until('it counts as done', async () => (await statesOf('stubborn'))[0] === 'completed');
  });

  it('that takes long keeps no other one waiting', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    handler = async ({ id }) => {
      seen.push(id ?? '');
      if (id === 'waiting') await held;
    };
    await enqueue('waiting');
    await until('it has begun', () => seen.includes('waiting'));
    await enqueue('overtaking');
    await until('the next is done', async () => (await statesOf('overtaking'))[0] === 'completed');
    expect(await statesOf('waiting')).toEqual(['active']);
    goOn();
    await until('it is done, too', async () => (await statesOf('waiting'))[0] === 'completed');
  });

  it('that fails always is given up after its tries, and holds nobody up', async () => {
    handler = ({ id }) => {
      seen.push(id ?? '');
      return id === 'hopeless' ? Promise.reject(new Error('no such phone')) : Promise.resolve();
    };
    await enqueue('hopeless');
    await until('it is given up', async () => (await statesOf('hopeless'))[0] === 'failed');
    await enqueue('next');
    await until('the next has run', () => seen.includes('next'));
    expect(seen).toEqual(['hopeless', 'hopeless', 'next']);
    // What went wrong may quote what it was about: the queue's table keeps none of it.
    expect(await tablesWith(testDatabase.url, 'no such phone')).toEqual([]);
    expect(await tablesWith(testDatabase.url, 'see the log of the service')).toContain('pgboss.job');
  });
});

describe('the workers', () => {
  it('have one handler a queue', () => {
    expect(() => {
      jobs.handle(queue, () => Promise.resolve());
    }).toThrow(queue);
  });

  it('are woken for every job, however seldom they look by themselves', async () => {
    const others = new Jobs(serviceUrlOf(testDatabase.url), pino({ level: 'silent' }), 600);
    others.handle('notice-delivery', ({ id }) => Promise.resolve(void seen.push(id ?? '')));
    await others.start();
    try {
      await database.transaction(async (transaction) => {
        for (const id of ['one', 'two', 'three'])
          await others.enqueue(transaction, 'notice-delivery', { id });
      });
      await until('all of them have run', () => seen.length === 3);
      await database.transaction((transaction) =>
        others.enqueue(transaction, 'notice-delivery', { id: 'four' }),
      );
      await until('the next has run', () => seen.length === 4);
    } finally {
      await others.stop();
    }
    expect(seen.toSorted()).toEqual(['four', 'one', 'three', 'two']);
  });

  it('finish what they do before they stop, and stop twice without harm', async () => {
    const others = new Jobs(serviceUrlOf(testDatabase.url), pino({ level: 'silent' }));
    let begun = false;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    others.handle('notice-delivery', async () => {
      begun = true;
      await held;
      seen.push('finished');
    });
    await others.start();
    await database.transaction((transaction) =>
      others.enqueue(transaction, 'notice-delivery', { id: 'slow' }),
    );
    await until('the job has begun', () => begun);
    const stopped = others.stop().then(() => seen.push('stopped'));
    // As many looks as a stop would need that does not wait for the job.
    for (let looks = 0; looks < 20; looks += 1) expect(await statesOf('slow')).toEqual(['active']);
    goOn();
    await stopped;
    expect(seen).toEqual(['finished', 'stopped']);
    expect(await statesOf('slow')).toEqual(['completed']);
    await others.stop();
  });

  it('outlive a database that does not take their completion; the job is done again later', async () => {
    const said: string[] = [];
    const others = new Jobs(
      serviceUrlOf(testDatabase.url),
      pino({}, { write: (line) => void said.push(line) }),
    );
    const queueOfOthers = 'notice-delivery';
    others.handle(queueOfOthers, async ({ id }) => {
      await owner.query(`REVOKE UPDATE ON ALL TABLES IN SCHEMA pgboss FROM ${serviceRole}`);
      seen.push(id ?? '');
    });
    await others.start();
    try {
      await database.transaction((transaction) => others.enqueue(transaction, queueOfOthers, { id: 'lost' }));
      await until('the completion was refused', () =>
        said.some((line) => line.includes('permission denied')),
      );
    } finally {
      // Only then has the completion surely been tried: what was refused before may have been a look for the next job.
      await others.stop();
      await owner.query(`GRANT UPDATE ON ALL TABLES IN SCHEMA pgboss TO ${serviceRole}`);
    }
    expect(seen).toEqual(['lost']);
    expect(await statesOf('lost')).toEqual(['active']);
  });
});
