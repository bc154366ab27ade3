import { randomUUID } from 'node:crypto';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { Secret } from '../../src/config/index.js';
import { AdjustableClock, hourMs, minuteMs } from '../../src/kernel/index.js';
import { FileWitness } from '../../src/ledger/heads/file-witness.js';
import { HeadWatch } from '../../src/ledger/heads/head-watch.js';
import { HttpWitness } from '../../src/ledger/heads/http-witness.js';
import { HeadSigner } from '../../src/ledger/heads/signed-head.js';
import { verifyHeads } from '../../src/ledger/heads/verify-heads.js';
import type { Witness } from '../../src/ledger/heads/witness.js';
import { appendToLedger, LedgerBreaks, TrustedKeys, verifyLedger } from '../../src/ledger/index.js';
import { Database, LiveEvents, Sweeps, type LiveEvent } from '../../src/platform/index.js';
import { LedgerAttacker } from '../support/ledger-attacks.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { connectAsService } from '../support/service-connection.js';
import { sqlStateOf } from '../support/sql-state-of.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const logger = pino({ level: 'silent' });
const signer = new HeadSigner(Buffer.alloc(32, 1));
const another = new HeadSigner(Buffer.alloc(32, 2));

let testDatabase: TestDatabase;
let dataSource: DataSource;
let owner: pg.Client;
let folder: string;
let clock: AdjustableClock;
let database: Database;
let file: FileWitness;
let events: LiveEvent[];
let attacker: LedgerAttacker;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  dataSource = await connectAsService(testDatabase.url);
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  folder = await makeScratchDirectory('mc-');
  clock = AdjustableClock.at('2026-11-23T02:00:00Z');
  database = new Database(dataSource, clock);
  file = new FileWitness(join(folder, 'witness/heads.jsonl'));
  events = [];
  attacker = new LedgerAttacker(owner);
});

afterEach(async () => {
  await owner.end();
  await dataSource.destroy();
  await testDatabase.drop();
  await rm(folder, { recursive: true, force: true });
});

/** As the service begins after a restart. */
function breaksOf(by = signer): LedgerBreaks {
  const heard = new LiveEvents();
  heard.stream.subscribe((event) => events.push(event));
  return new LedgerBreaks(new TrustedKeys(by.publicKey), file, heard, clock, logger);
}

/** As the service does it, and as it begins anew after a restart. */
function watchOf(by = signer, ...outside: readonly Witness[]): HeadWatch {
  return new HeadWatch(database, new Sweeps(logger), by, breaksOf(by), file, outside, clock, logger);
}

async function append(count = 1): Promise<void> {
  for (let entry = 0; entry < count; entry += 1) {
    await database.transaction((transaction) => {
      appendToLedger(transaction, {
        kind: 'kiosk.provisioned',
        subject: { type: 'kiosk', id: randomUUID(), version: 1 },
        actor: { type: 'system', id: 'test' },
        details: { name: 'Kiosk' },
      });
      return Promise.resolve();
    });
  }
}

/** Entries 1 to 3, signed; then 4 to 6, signed. */
async function signTwice(watch = watchOf()): Promise<void> {
  await append(3);
  await watch.look();
  clock.advance(5 * minuteMs);
  await append(3);
  await watch.look();
}

const signed = async (): Promise<number[]> => {
  const { rows } = await owner.query<{ at: string }>(
    'SELECT sequence AS at FROM ledger_signed_head ORDER BY 1',
  );
  return rows.map(({ at }) => Number(at));
};

const witnessed = async (): Promise<number[]> =>
  (await readFile(file.path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { sequence: number }).sequence);

const verify = (kept = file) => verifyHeads(dataSource.manager, kept, new TrustedKeys(signer.publicKey));

describe('the head of the ledger', () => {
  it('is signed within five minutes after it has moved, and kept outside the database', async () => {
    const watch = watchOf();
    await watch.look();
    expect(await signed()).toEqual([]);
    await append(3);
    await watch.look();
    await append();
    clock.advance(3 * minuteMs);
    await watch.look();
    expect(await signed()).toEqual([3]);
    clock.advance(minuteMs);
    await watch.look();
    clock.advance(hourMs);
    await watchOf().look();
    expect(await signed()).toEqual([3, 4]);
    expect(await witnessed()).toEqual([3, 4]);
    expect(await verify()).toEqual({ heads: 2, witnessed: 2, break: undefined });
  });

  it('is given later to a file that was away, after what a power cut left in it', async () => {
    await signTwice();
    await rm(file.path);
    await append();
    clock.advance(5 * minuteMs);
    await watchOf().look();
    expect(await witnessed()).toEqual([3, 6, 7]);
    await appendFile(file.path, '{"sequence":8,"ha');
    await append();
    clock.advance(5 * minuteMs);
    await watchOf().look();
    expect((await file.newest())?.sequence).toBe(8);
    expect(await verify()).toMatchObject({ break: undefined });
  });

  it('can be signed for an entry that is there, and stays', async () => {
    await signTwice();
    const columns = 'sequence, hash, signed_at, public_key, signature';
    const forged = (sequence: string, hash: string): Promise<unknown> =>
      dataSource.query(
        `INSERT INTO ledger_signed_head (${columns})
         SELECT ${sequence}, ${hash}, signed_at, public_key, signature FROM ledger_signed_head WHERE sequence = 3`,
      );
    expect(await sqlStateOf(forged('9', 'hash'))).toBe('MC001');
    expect(await sqlStateOf(forged('4', 'hash'))).toBe('MC001');
    for (const short of ['substr(public_key, 2), signature', 'public_key, substr(signature, 2)']) {
      const insert = dataSource.query(
        `INSERT INTO ledger_signed_head (${columns})
         SELECT entry.sequence, entry.hash, signed_at, ${short}
           FROM ledger_signed_head head, ledger_entry entry WHERE head.sequence = 3 AND entry.sequence = 4`,
      );
      expect(await sqlStateOf(insert)).toBe('23514');
    }
    for (const change of ['UPDATE ledger_signed_head SET sequence = 5', 'DELETE FROM ledger_signed_head']) {
      expect(await sqlStateOf(dataSource.query(change))).toBe('42501');
      expect(await sqlStateOf(owner.query(change))).toBe('MC001');
    }
  });
});

describe('somebody with the password of the database', () => {
  it.each([
    ['edits an entry', () => attacker.edit(2, 'Kiosk', 'Nobody'), { kind: 'body_changed', sequence: 2 }],
    ['takes an entry out of the middle', () => attacker.remove(4), { kind: 'gap', sequence: 4, found: 5 }],
    ['exchanges two entries', () => attacker.exchange(2, 4), { kind: 'body_changed', sequence: 2 }],
  ] as const)('who %s breaks the chain itself', async (_what, attack, chainBreak) => {
    await signTwice();
    await attack();
    expect(await verifyLedger(dataSource.manager)).toEqual({ intact: false, break: chainBreak });
  });

  it.each([
    ['cuts the end off', () => attacker.cutOffAfter(4), { kind: 'cut_off', sequence: 6 }],
    [
      'writes it anew from the first',
      () => attacker.rewriteFrom(1, 'Kiosk', 'Nobody'),
      { kind: 'rewritten', sequence: 3 },
    ],
    [
      'writes anew what came after a signed head',
      () => attacker.rewriteFrom(4, 'Kiosk', 'Nobody'),
      { kind: 'rewritten', sequence: 6 },
    ],
  ] as const)('who %s is found out, and nothing is signed any more', async (_what, attack, unfitting) => {
    await signTwice();
    await attack();
    expect(await verifyLedger(dataSource.manager)).toMatchObject({ intact: true });
    expect(await verify()).toMatchObject({ break: unfitting });

    // What goes on is no reason to sign: the head moves past the signed one, and is due.
    await append(3);
    const watch = watchOf();
    clock.advance(hourMs);
    await watch.look();
    await watch.look();
    expect(await signed()).toEqual([3, 6]);
    expect(events).toEqual([{ type: 'alarm', id: '6', data: { alarm: 'ledger_broken' } }]);
    expect(await breaksOf().since(dataSource.manager)).toEqual(clock.now());
  });

  it('who forgets the heads, too, is found out by the witness', async () => {
    await signTwice();
    await attacker.rewriteFrom(4, 'Kiosk', 'Nobody');
    await attacker.forgetHeadsAfter(3);
    expect(await verify(new FileWitness(join(folder, 'none')))).toMatchObject({ break: undefined });
    expect(await verify()).toMatchObject({ break: { kind: 'rewritten', sequence: 6 } });
    await watchOf().look();
    expect(await breaksOf().since(dataSource.manager)).toBeDefined();
  });

  it('who signs with a key of his own is found out', async () => {
    await signTwice();
    await attacker.rewriteFrom(4, 'Kiosk', 'Nobody');
    await attacker.forgetHeadsAfter(3);
    await rm(file.path);
    clock.advance(hourMs);
    await watchOf(another).look();
    // The other service does not even sign: it finds heads that are not its own.
    expect(await signed()).toEqual([3]);
    await attacker.forgetHeadsAfter(0);
    await attacker.cutOffAfter(6);
    await watchOf(another).look();
    expect(await signed()).toEqual([6]);
    expect(await verify()).toMatchObject({ break: { kind: 'signed_by_another', sequence: 6 } });
  });

  it('who exchanges a signature is found out', async () => {
    await signTwice();
    await owner.query("SET session_replication_role = 'replica'");
    await owner.query(
      "UPDATE ledger_signed_head SET signed_at = signed_at + interval '1 day' WHERE sequence = 3",
    );
    expect(await verify()).toEqual({
      heads: 2,
      witnessed: 0,
      break: { kind: 'signature_invalid', sequence: 3 },
    });
  });

  it('who lets a copy go on, with the same key, is found out when the two meet', async () => {
    await signTwice();
    const here = await readFile(file.path, 'utf8');
    await attacker.cutOffAfter(3);
    await attacker.forgetHeadsAfter(3);
    await rm(file.path);
    await append(3);
    clock.advance(hourMs);
    await watchOf().look();
    expect(await verify()).toMatchObject({ break: undefined });
    const other = new FileWitness(join(folder, 'other.jsonl'));
    await appendFile(other.path, here);
    expect(await verify(other)).toMatchObject({ break: { kind: 'forked', sequence: 6 } });
  });
});

describe('a witness outside', () => {
  interface Taken {
    readonly authorization: string | undefined;
    readonly body: { readonly sequence: number };
  }
  let server: Server;
  let taken: Taken[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    taken = [];
    answer = (_request, response) => response.writeHead(204).end();
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
      request.on('end', () => {
        taken.push({ authorization: request.headers.authorization, body: JSON.parse(text) as Taken['body'] });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => void server.close());

  const watchWithOutside = (...others: readonly Witness[]): HeadWatch => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${String(port)}/heads`;
    return watchOf(signer, new HttpWitness({ url, token: new Secret('a token of the witness') }), ...others);
  };

  it('is told the newest head once, with its token', async () => {
    const watch = watchWithOutside();
    await signTwice(watch);
    await watch.look();
    expect(taken).toMatchObject([
      { authorization: 'Bearer a token of the witness', body: { sequence: 3 } },
      { authorization: 'Bearer a token of the witness', body: { sequence: 6 } },
    ]);
    expect(watch.notWitnessedSince).toBeUndefined();
  });

  it.each([
    ['refuses', (_request: IncomingMessage, response: ServerResponse) => response.writeHead(503).end()],
    ['hangs up', (request: IncomingMessage) => request.socket.destroy()],
    [
      'sends elsewhere',
      (_request: IncomingMessage, response: ServerResponse) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
  ])('that %s is told again, and the others have the head all the same', async (_what, refuse) => {
    const kept: number[] = [];
    const other: Witness = { restMs: 0, take: ({ sequence }) => Promise.resolve(void kept.push(sequence)) };
    const watch = watchWithOutside(other);
    answer = refuse;
    await append();
    const since = clock.now();
    await watch.look();
    clock.advance(minuteMs);
    await watch.look();
    expect(watch.notWitnessedSince).toEqual(since);
    expect([await witnessed(), kept]).toEqual([[1], [1]]);
    answer = (_request, response) => response.writeHead(200).end('{}');
    await watch.look();
    expect(taken.map(({ body }) => body.sequence)).toEqual([1, 1, 1]);
    expect(watch.notWitnessedSince).toBeUndefined();
  });
});
