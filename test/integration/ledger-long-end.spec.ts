import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { AdjustableClock } from '../../src/kernel/index.js';
import {
  appendToLedger,
  FileWitness,
  HeadSigner,
  LedgerBreaks,
  signHead,
  TrustedKeys,
  type LedgerLook,
} from '../../src/ledger/index.js';
import { Database, LiveEvents, type Transaction } from '../../src/platform/index.js';
import { LedgerAttacker } from '../support/ledger-attacks.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { connectAsService } from '../support/service-connection.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const signer = new HeadSigner(Buffer.alloc(32, 1));
const bounds = { step: 5, steps: 4, underLock: 8 };

let testDatabase: TestDatabase;
let dataSource: DataSource;
let owner: pg.Client;
let folder: string;
let database: Database;
let attacker: LedgerAttacker;
let breaks: LedgerBreaks;

/** The first three entries are signed, and nothing after them. */
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  dataSource = await connectAsService(testDatabase.url);
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  folder = await makeScratchDirectory('mc-');
  const clock = AdjustableClock.at('2026-11-23T02:00:00Z');
  database = new Database(dataSource, clock);
  attacker = new LedgerAttacker(owner);
  const file = new FileWitness(join(folder, 'heads.jsonl'));
  const logger = pino({ level: 'silent' });
  breaks = new LedgerBreaks(new TrustedKeys(signer.publicKey), file, new LiveEvents(), clock, logger);
  await append(3);
  await sign();
});

afterEach(async () => {
  await owner.end();
  await dataSource.destroy();
  await testDatabase.drop();
  await rm(folder, { recursive: true, force: true });
});

async function sign(): Promise<void> {
  await database.transaction((transaction) => {
    signHead(transaction, signer);
    return Promise.resolve();
  });
}

async function append(count: number): Promise<void> {
  await database.transaction((transaction) => {
    for (let entry = 0; entry < count; entry += 1) {
      appendToLedger(transaction, {
        kind: 'kiosk.provisioned',
        subject: { type: 'kiosk', id: randomUUID(), version: 1 },
        actor: { type: 'system', id: 'test' },
        details: { name: 'Kiosk' },
      });
    }
    return Promise.resolve();
  });
}

interface Read {
  before: number;
  underLock: number;
}

/** How many entries a transaction reads whole, before it has locked the ledger and after. */
function countEntries({ manager }: Transaction): Read {
  const read = { before: 0, underLock: 0 };
  let locked = false;
  const query = manager.query.bind(manager) as (sql: string, values?: unknown[]) => Promise<unknown[]>;
  const counted = async (sql: string, values?: unknown[]): Promise<unknown[]> => {
    const rows = await query(sql, values);
    if (sql.includes('ledger_lock_head')) locked = true;
    if (sql.includes('previous_hash, hash, body FROM ledger_entry'))
      read[locked ? 'underLock' : 'before'] += rows.length;
    return rows;
  };
  Object.assign(manager, { query: counted });
  return read;
}

async function look(): Promise<LedgerLook & Read> {
  return database.transaction(async (transaction) => {
    const read = countEntries(transaction);
    return { ...(await breaks.look(transaction, bounds)), ...read };
  });
}

describe('a long end of the ledger that nobody has signed', () => {
  it('is read before the lock, but for what is left of it', async () => {
    await append(20);
    expect(await look()).toEqual({ broken: undefined, maySign: true, before: 15, underLock: 5 });
  });

  it('that is short is read under the lock alone', async () => {
    await append(5);
    expect(await look()).toEqual({ broken: undefined, maySign: true, before: 0, underLock: 5 });
  });

  it('is not signed before one look after the other has come to its end', async () => {
    await append(52);
    expect(await look()).toEqual({ broken: undefined, maySign: false, before: 20, underLock: 8 });
    expect(await look()).toEqual({ broken: undefined, maySign: false, before: 20, underLock: 8 });
    expect(await look()).toEqual({ broken: undefined, maySign: true, before: 10, underLock: 2 });
  });

  it('is walked from the newest head each time, and not from where another walk ended', async () => {
    await append(20);
    await look();
    await sign();
    await append(20);
    await look();
    await attacker.forgetHeadsAfter(3);
    expect(await look()).toMatchObject({ maySign: false, before: 20 });
  });

  it.each([
    [
      'what was read already',
      () => attacker.rewriteFrom(4, 'Kiosk', 'Nobody'),
      { kind: 'not_linked', sequence: 19 },
    ],
    [
      'what is yet to be read',
      () => attacker.edit(21, 'Kiosk', 'Nobody'),
      { kind: 'body_changed', sequence: 21 },
    ],
  ] as const)(
    'is broken where %s is written anew while the look waits for the lock',
    async (_what, attack, broken) => {
      await append(20);
      const looks: LedgerLook[] = [];
      await attacker.whileOthersWait(async () => looks.push(await look()), attack);
      expect(looks).toMatchObject([{ maySign: false, broken }]);
    },
  );

  it.each([6, 21])('is broken at entry %s that was edited', async (sequence) => {
    await append(20);
    await attacker.edit(sequence, 'Kiosk', 'Nobody');
    expect(await look()).toMatchObject({ maySign: false, broken: { kind: 'body_changed', sequence } });
  });
});
