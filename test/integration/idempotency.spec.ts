import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request, { type Response } from 'supertest';
import { DomainError } from '../../src/kernel/index.js';
import type { Transaction } from '../../src/platform/index.js';
import { startProbeService, type ProbeService } from '../support/probe-service.js';

let service: ProbeService;
let owner: pg.Client;

beforeAll(async () => {
  service = await startProbeService();
  owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  // What a handler has done, to be counted; the name of its rule is one that the platform knows as a refusal.
  await owner.query(`
    CREATE TABLE effect (name text CONSTRAINT run_one_open CHECK (name <> 'second open run'));
    GRANT SELECT, INSERT ON effect TO motcua247_service`);
});

afterAll(async () => {
  await owner.end();
  await service.stop();
});

async function take(transaction: Transaction, name: string): Promise<string> {
  await transaction.query('INSERT INTO effect (name) VALUES ($1)', [name]);
  return randomBytes(32).toString('base64url');
}

beforeEach(() => {
  service.handling.handler = take;
});

interface Asking {
  readonly key?: string;
  readonly actor?: string;
  readonly path?: string;
}

function ask(body: object, { key = randomUUID(), actor = 'lan', path = '/probe' }: Asking = {}) {
  return request(service.url).post(path).set('x-actor', actor).set('Idempotency-Key', key).send(body);
}

async function effects(name: string): Promise<number> {
  const { rowCount } = await owner.query('SELECT FROM effect WHERE name = $1', [name]);
  return rowCount ?? 0;
}

async function storedAnswers(): Promise<number> {
  const { rowCount } = await owner.query('SELECT FROM idempotent_answer');
  return rowCount ?? 0;
}

const replayed = (answer: Response): boolean => answer.headers['idempotency-replayed'] === 'true';

describe('the key', () => {
  it('is demanded', async () => {
    const name = randomUUID();
    const answer = await request(service.url).post('/probe').send({ name });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'idempotency_key_missing', status: 400 });
    expect(await effects(name)).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['7 characters', '1234567'],
    ['129 characters', 'x'.repeat(129)],
    ['a blank', '1234 5678'],
    ['other letters than ASCII', 'khóa-12345678'],
  ])('is refused with %s', async (_what, key) => {
    const name = randomUUID();
    const answer = await ask({ name }, { key });
    expect(answer.body).toMatchObject({ code: 'idempotency_key_missing' });
    expect(await effects(name)).toBe(0);
  });

  it.each([
    ['8', '12345678'],
    ['128', 'x'.repeat(128)],
  ])('is taken with %s characters', async (_length, key) => {
    expect((await ask({ name: randomUUID() }, { key })).status).toBe(201);
  });
});

describe('the same key', () => {
  it('with the same request gets the same answer, and the thing is done once', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    const first = await ask({ name }, { key });
    const second = await ask({ name }, { key });
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect([replayed(first), replayed(second)]).toEqual([false, true]);
    expect(await effects(name)).toBe(1);
  });

  it('twenty times at once does the thing once', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask({ name }, { key })));
    const bodies = answers.map(({ body }): unknown => body);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(replayed).length).toBe(19);
    expect(await effects(name)).toBe(1);
  });

  it.each<[string, object, Asking]>([
    ['another body', { name: 'other' }, {}],
    ['another address', { name: 'same' }, { path: '/probe/other' }],
    ['another query', { name: 'same' }, { path: '/probe?again' }],
  ])('with %s is refused, and nothing is done', async (_what, body, asking) => {
    const key = randomUUID();
    await ask({ name: 'same' }, { key });
    const before = await owner.query('SELECT FROM effect');
    const answer = await ask(body, { ...asking, key });
    expect(answer.body).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
    expect((await owner.query('SELECT FROM effect')).rowCount).toBe(before.rowCount);
    expect((await ask({ name: 'same' }, { key })).status).toBe(201);
  });

  it('does not mind in what order the body names its fields, nor how it is spaced', async () => {
    const key = randomUUID();
    const send = (text: string) =>
      request(service.url)
        .post('/probe')
        .set('Idempotency-Key', key)
        .set('content-type', 'application/json')
        .send(text);
    expect(replayed(await send('{"name":"a","note":"b"}'))).toBe(false);
    expect(replayed(await send('{ "note" : "b", "name" : "a" }'))).toBe(true);
  });

  it('of another actor is another key', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    const lan = await ask({ name }, { key, actor: 'lan' });
    const minh = await ask({ name }, { key, actor: 'minh' });
    expect(minh.status).toBe(201);
    expect(minh.body).not.toEqual(lan.body);
    expect(await effects(name)).toBe(2);
  });

  it('of somebody who is not let in is not even kept', async () => {
    const before = await storedAnswers();
    const key = randomUUID();
    expect((await ask({ name: 'x' }, { key, actor: 'nobody' })).status).toBe(401);
    expect(await storedAnswers()).toBe(before);
  });

  it('gets the answer that was lost on the way', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    const gate = new EventEmitter();
    const reached = once(gate, 'reached');
    const opened = once(gate, 'opened');
    service.handling.handler = async (transaction) => {
      gate.emit('reached');
      await opened;
      return take(transaction, name);
    };
    const lost = httpRequest(`${service.url}/probe`, {
      method: 'POST',
      headers: { 'x-actor': 'lan', 'idempotency-key': key, 'content-type': 'application/json' },
    });
    lost.end(JSON.stringify({ name }));
    await reached;
    lost.on('error', () => undefined);
    const hungUp = new Promise((resolve) => lost.once('close', resolve));
    lost.destroy();
    await hungUp;
    const again = ask({ name }, { key }).then((answer) => answer);
    gate.emit('opened');
    expect((await again).status).toBe(201);
    expect(replayed(await again)).toBe(true);
    expect(await effects(name)).toBe(1);
  });
});

describe('a refusal', () => {
  const refuse = (keepsChanges: boolean) => async (transaction: Transaction, name: string) => {
    await take(transaction, name);
    throw new DomainError('no_tray_free', 'Come back later.', {
      keepsChanges,
      extensions: { nextRunAt: randomUUID() },
    });
  };

  it.each([
    ['undoes what the handler did', false, 0],
    ['that keeps changes keeps them, once', true, 1],
  ])('%s, and is told again to the same key', async (_what, keepsChanges, kept) => {
    const [name, key] = [randomUUID(), randomUUID()];
    service.handling.handler = refuse(keepsChanges);
    const first = await ask({ name }, { key });
    const second = await ask({ name }, { key });
    expect(first.body).toMatchObject({ code: 'no_tray_free', status: 409 });
    expect([second.status, second.body]).toEqual([409, first.body]);
    expect(second.headers['content-type']).toContain('application/problem+json');
    expect(replayed(second)).toBe(true);
    expect(await effects(name)).toBe(kept);
    // Even when it would be granted by now: the answer was given.
    service.handling.handler = take;
    expect((await ask({ name }, { key })).body).toEqual(first.body);
    expect((await ask({ name })).status).toBe(201);
  });

  it('by a constraint that stands for a refusal is one, and is told again', async () => {
    const [name, key] = ['second open run', randomUUID()];
    const first = await ask({ name }, { key });
    expect(first.body).toMatchObject({ code: 'run_already_open', status: 409 });
    service.handling.handler = () => Promise.resolve('not asked any more');
    expect((await ask({ name }, { key })).body).toEqual(first.body);
  });

  it('of the form is told again too', async () => {
    const key = randomUUID();
    const first = await ask({ nom: 'x' }, { key });
    expect(first.body).toMatchObject({ code: 'validation_failed' });
    expect(replayed(await ask({ nom: 'x' }, { key }))).toBe(true);
  });
});

describe('a failure of ours', () => {
  const failOnce = (failure: (transaction: Transaction) => Promise<unknown>) => {
    let failed = false;
    return async (transaction: Transaction, name: string): Promise<string> => {
      const token = await take(transaction, name);
      if (!failed) {
        failed = true;
        await failure(transaction);
      }
      return token;
    };
  };

  it.each<[string, number, (transaction: Transaction) => Promise<unknown>]>([
    ['in the handler', 500, () => Promise.reject(new TypeError('a defect'))],
    ['in a statement', 500, (transaction) => transaction.query('SELECT nonsense')],
    [
      'at the commit',
      500,
      // A kiosk without its ledger entry: the database refuses the commit.
      (transaction) =>
        transaction.query(`INSERT INTO kiosk VALUES (gen_random_uuid(), 'Kiosk', 'hash', false, 1)`),
    ],
    [
      'of the connection',
      503,
      async (transaction) => {
        const [backend] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await owner.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
        return transaction.query('SELECT');
      },
    ],
  ])('%s leaves nothing behind and may be tried again', async (_where, status, failure) => {
    const [name, key] = [randomUUID(), randomUUID()];
    const before = await storedAnswers();
    service.handling.handler = failOnce(failure);
    const first = await ask({ name }, { key });
    expect(first.status).toBe(status);
    expect(first.body).toMatchObject({ status });
    expect(await effects(name)).toBe(0);
    expect(await storedAnswers()).toBe(before);

    const second = await ask({ name }, { key });
    expect([second.status, replayed(second)]).toEqual([201, false]);
    expect(await effects(name)).toBe(1);
  });

  it('gives the thing to the next of those who wait with the same key', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    service.handling.handler = failOnce(() => Promise.reject(new Error('a defect')));
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask({ name }, { key })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 500]);
    expect(await effects(name)).toBe(1);
  });

  it('says nothing of its inside', async () => {
    service.handling.handler = () => Promise.reject(new Error('password=hunter2'));
    const answer = await ask({ name: 'x' });
    expect(answer.body).toMatchObject({ code: 'internal_error', errorId: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });
});

it('keeps answers so that nobody can read them in the database', async () => {
  const key = randomUUID();
  const answer = await ask({ name: randomUUID() }, { key });
  const { token } = answer.body as { token: string };
  expect(token).toHaveLength(43);
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  expect(tables.map(({ name }) => name)).toContain('idempotent_answer');
  for (const secret of [token, key]) {
    const asBytes = Buffer.from(secret).toString('hex');
    for (const { name } of tables) {
      const found = await owner.query(
        `SELECT FROM ${name} stored WHERE strpos(stored::text, $1) > 0 OR strpos(stored::text, $2) > 0`,
        [secret, asBytes],
      );
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
  }
});
