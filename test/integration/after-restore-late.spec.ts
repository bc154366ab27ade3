import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { afterRestore, type Restored } from '../../src/command-line/after-restore.js';
import { describeRestoration } from '../../src/command-line/describe-restoration.js';
import type { OpenDatabase } from '../../src/command-line/open-database.js';
import { signAgain } from '../../src/command-line/sign-again.js';
import type { Environment } from '../../src/config/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import {
  appendToLedger,
  FileWitness,
  HeadSigner,
  lastWordOnBreaks,
  verifyLedger,
} from '../../src/ledger/index.js';
import { environmentToken, siteKeyToken, Sweeps } from '../../src/platform/index.js';
import { DossierWorld } from '../support/dossier-world.js';
import { LedgerAttacker } from '../support/ledger-attacks.js';

let world: DossierWorld;
let owner: pg.Client;
let attacker: LedgerAttacker;
/** Keeps what was signed on the site, whatever becomes of its own file. */
let elsewhere: string;
/** The newest entry of the backup. */
let backedUp: number;

/** A site of which a backup was made, that worked on, and whose database is the one of the backup again. */
beforeEach(async () => {
  world = await DossierWorld.start();
  owner = new pg.Client({ connectionString: world.service.databaseUrl });
  await owner.connect();
  attacker = new LedgerAttacker(owner);
  elsewhere = join(world.service.options.environment.dataDirectory, 'elsewhere.jsonl');
  await signedAfter(1);
  backedUp = await lastEntry();
  await signedAfter(2);
  await signedAfter(2);
});

afterEach(async () => {
  await owner.end();
  await world.stop();
});

const part = <Part>(token: new (...parts: never[]) => Part): Part => world.service.application.get(token);

async function append(count: number): Promise<void> {
  for (let entry = 0; entry < count; entry += 1) {
    await world.service.database.transaction((transaction) => {
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

async function aMinute(minutes = 1): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    world.service.clock.advance(minuteMs);
    await part(Sweeps).runAll();
  }
}

/** So many entries, whose head is signed and kept elsewhere, too. */
async function signedAfter(count: number): Promise<void> {
  await append(count);
  await aMinute(5);
  const newest = await part(FileWitness).newest();
  if (newest?.sequence !== (await lastEntry())) throw new Error('The end of the ledger is not signed');
  await new FileWitness(elsewhere).append([newest]);
}

/** What a backup brings back of the ledger, and a service that knows nothing of what was. */
async function restore(): Promise<void> {
  await attacker.cutOffAfter(backedUp);
  await attacker.forgetHeadsAfter(backedUp);
}

async function numbers(statement: string): Promise<number[]> {
  const { rows } = await owner.query<{ sequence: string }>(statement);
  return rows.map(({ sequence }) => Number(sequence));
}

const lastEntry = async (): Promise<number> => (await numbers('SELECT sequence FROM ledger_head'))[0] ?? 0;

const signedHeads = (): Promise<number[]> =>
  numbers('SELECT sequence FROM ledger_signed_head ORDER BY sequence');

const hashes = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM ledger_entry ORDER BY sequence`,
  );
  return rows.map(({ hash }) => hash);
};

function opened(): OpenDatabase {
  const { application, database } = world.service;
  return {
    database,
    configuration: { environment: application.get<Environment>(environmentToken) },
    unlock: () => Promise.resolve(application.get<Buffer>(siteKeyToken)),
  } as unknown as OpenDatabase;
}

const actor = { type: 'operator', id: 'test' } as const;

const ask = (witnessFile?: string): Promise<Restored> =>
  afterRestore(opened(), { witnessFile, formerKeys: [], actor });

const standing = async () => (await lastWordOnBreaks(world.service.database.dataSource.manager)).standing;

/** Every tray was doubted, and nothing that stood in the ledger is another. */
async function expectDone(restored: Restored, before: readonly string[]): Promise<void> {
  expect(restored.trays).toBe(90);
  expect((await hashes()).slice(0, before.length)).toEqual(before);
  expect((await verifyLedger(world.service.database.dataSource.manager)).intact).toBe(true);
  expect(await standing()).toBeDefined();
}

describe('after-restore, when a service has worked on what was restored', () => {
  it('goes on over an end that the service found missing, and keeps what it has written since', async () => {
    await restore();
    await aMinute();
    await append(8);
    await aMinute(10);
    const noted = await standing();
    expect(noted).toMatchObject({ kind: 'cut_off', sequence: backedUp + 4 });
    const before = await hashes();
    expect(before.length).toBeGreaterThan(backedUp + 4);

    const restored = await ask();
    await expectDone(restored, before);
    expect(await standing()).toEqual(noted);
    expect(restored.missing).toMatchObject({
      fits: { sequence: backedUp },
      from: { sequence: backedUp + 2 },
    });
    const told = describeRestoration(restored, []);
    expect(told).toMatch(
      new RegExp(
        `^- The ledger is the one that was signed up to entry ${String(backedUp)}, at .*; that of entry ${String(backedUp + 2)}, signed at .*, is gone\\.`,
        'm',
      ),
    );
    expect((await ask()).trays).toBe(0);

    // Nothing is signed before somebody has put the file away and said why.
    const signed = await signedHeads();
    await expect(signAgain(opened(), { cleared: 'backup_restored', actor })).rejects.toThrow(
      'NOT THE ONE THAT WAS SIGNED',
    );
    await aMinute(5);
    expect(await signedHeads()).toEqual(signed);
    await rm(part(FileWitness).path);
    await signAgain(opened(), { cleared: 'backup_restored', actor });
    await aMinute(5);
    expect((await signedHeads()).length).toBe(signed.length + 1);
  });

  it('goes on where the service wrote over the missing end before it looked', async () => {
    await restore();
    world.service.clock.advance(minuteMs);
    await append(6);
    await aMinute(2);
    expect(await standing()).toMatchObject({ kind: 'rewritten', sequence: backedUp + 4 });
    const before = await hashes();
    await expectDone(await ask(), before);
  });

  it('goes on where the service had no file to look into, and signed what it wrote', async () => {
    await restore();
    await rm(part(FileWitness).path);
    await append(2);
    await aMinute(5);
    expect(await signedHeads()).toContain(backedUp + 2);
    const before = await hashes();
    await expectDone(await ask(elsewhere), before);
    expect(await standing()).toMatchObject({ kind: 'forked', sequence: backedUp + 2 });
  });
});

describe('after-restore refuses, and changes nothing,', () => {
  const rewrite = (): Promise<void> => attacker.rewriteFrom(backedUp + 1, 'Kiosk', 'Nobody');

  it.each([
    [
      'over entries that others stood in the place of when they were signed',
      async () => {
        await rewrite();
        await attacker.forgetHeadsAfter(backedUp);
      },
    ],
    ['over heads of the database itself that do not fit', () => attacker.cutOffAfter(backedUp)],
    [
      'over an entry that was written anew, though what came later fits',
      async () => {
        const file = new FileWitness(elsewhere);
        const another = part(HeadSigner).sign(
          { sequence: backedUp + 3, hash: Buffer.alloc(32, 7) },
          new Date('2026-01-01T00:00:00Z'),
        );
        await file.append([another]);
      },
    ],
    [
      'over a missing end with a head of another key behind it',
      async () => {
        await restore();
        const stranger = new HeadSigner(Buffer.alloc(32, 9));
        const head = { sequence: backedUp + 9, hash: Buffer.alloc(32, 7) };
        await new FileWitness(elsewhere).append([stranger.sign(head, world.service.clock.now())]);
      },
    ],
    [
      'over a missing end of a chain that is broken',
      async () => {
        await restore();
        await attacker.edit(2, '"at":"2', '"at":"1');
      },
    ],
  ] as const)('%s', async (_what, happened) => {
    await happened();
    const before = await hashes();
    await expect(ask(elsewhere)).rejects.toThrow('Nothing was changed.');
    expect(await hashes()).toEqual(before);
  });
});
