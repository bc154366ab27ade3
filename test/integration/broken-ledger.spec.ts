import { mkdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { signAgain } from '../../src/command-line/sign-again.js';
import type { OpenDatabase } from '../../src/command-line/open-database.js';
import type { Environment } from '../../src/config/index.js';
import { hourMs, minuteMs } from '../../src/kernel/index.js';
import { ChainWatch } from '../../src/ledger/chain-watch.js';
import { everyHead, newestHead, readHeads } from '../../src/ledger/heads/read-heads.js';
import { LedgerBreaks } from '../../src/ledger/heads/ledger-breaks.js';
import {
  appendToLedger,
  FileWitness,
  HeadSigner,
  HeadWatch,
  signHead,
  TrustedKeys,
} from '../../src/ledger/index.js';
import { readPaper } from '../../src/paperwork/testing/read-paper.js';
import { environmentToken, LiveEvents, siteKeyToken, Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { LedgerAttacker } from '../support/ledger-attacks.js';
import { closeAnyhow, openRun } from '../support/runs.js';
import { hasJustProved, signInAs } from '../support/staff.js';

let world: DossierWorld;
let owner: pg.Client;
let attacker: LedgerAttacker;
let file: FileWitness;

beforeEach(async () => {
  world = await DossierWorld.start();
  owner = new pg.Client({ connectionString: world.service.databaseUrl });
  await owner.connect();
  attacker = new LedgerAttacker(owner);
  file = world.service.application.get(FileWitness);
  await aMinute();
});

afterEach(async () => {
  await owner.end();
  await world.stop();
});

const part = <Part>(token: new (...parts: never[]) => Part): Part => world.service.application.get(token);

async function aMinute(): Promise<void> {
  world.service.clock.advance(minuteMs);
  await part(Sweeps).runAll();
}

async function numbers(statement: string): Promise<number[]> {
  const { rows } = await owner.query<{ sequence: string }>(statement);
  return rows.map(({ sequence }) => Number(sequence));
}

const signed = (): Promise<number[]> => numbers('SELECT sequence FROM ledger_signed_head ORDER BY sequence');

const spokenOf = async (): Promise<unknown[]> => {
  const { rows } = await owner.query<{ kind: string; details: unknown }>(
    `SELECT kind, body::jsonb -> 'details' AS details FROM ledger_entry
      WHERE kind LIKE 'ledger.%' ORDER BY sequence`,
  );
  return rows.map(({ kind, details }) => [kind, details]);
};

/** Every hash from the second entry on is another one, and the chain holds. The other way round it is as before. */
const writeAnew = (): Promise<void> => attacker.rewriteFrom(2, '"at":"2', '"at":"1');
const writeBack = (): Promise<void> => attacker.rewriteFrom(2, '"at":"1', '"at":"2');

async function alarms(): Promise<string[]> {
  const supervisor = await signInAs(world.service, 'supervisor');
  const { alarms: all } = bodyOf<{ alarms: { kind: string }[] }>(await supervisor.get('/api/staff/alarms'));
  return all.map(({ kind }) => kind).filter((kind) => kind.startsWith('ledger'));
}

/** What a service knows that has just started, and what it does first. */
async function afterRestart(): Promise<Date | undefined> {
  const { clock, database } = world.service;
  const logger = pino({ level: 'silent' });
  const signer = part(HeadSigner);
  const breaks = new LedgerBreaks(part(TrustedKeys), file, new LiveEvents(), clock, logger);
  await new HeadWatch(database, new Sweeps(logger), signer, breaks, file, [], clock, logger).look();
  return breaks.since(database.dataSource.manager);
}

/** As a service begins it that has just started. */
const dailyWalk = (): ChainWatch => {
  const { clock, database } = world.service;
  return new ChainWatch(database, part(Sweeps), part(TrustedKeys), part(LedgerBreaks), file, clock);
};

/** The operator's command, beside the running service. */
const operatorEnds = (): Promise<void> => {
  const { application, database } = world.service;
  const open = {
    database,
    configuration: { environment: application.get<Environment>(environmentToken) },
    unlock: () => Promise.resolve(application.get<Buffer>(siteKeyToken)),
  } as unknown as OpenDatabase;
  const actor = { type: 'operator', id: 'test' } as const;
  return signAgain(open, { cleared: 'witness_replaced', actor });
};

describe('a ledger that was written anew', () => {
  it('is signed no more by the closing of a run, also when the file is gone and the service starts anew', async () => {
    const run = await openRun(world.officer);
    const before = await signed();
    await writeAnew();
    const closed = await closeAnyhow(world.officer, run.id);
    expect(closed.closedAt).not.toBeNull();
    expect(await signed()).toEqual(before);
    const unfitting = { kind: 'rewritten', sequence: before.at(-1) };
    expect(await spokenOf()).toEqual([['ledger.break_found', unfitting]]);
    const manifest = bodyOf<Buffer>(await world.officer.get(`/api/staff/runs/${run.id}/manifest`));
    const { paragraphs } = readPaper(manifest);
    expect(paragraphs.join('\n')).toContain('The ledger was NOT signed at closing');

    await attacker.forgetHeadsAfter(1);
    await rm(file.path, { force: true });
    await aMinute();
    world.service.clock.advance(4 * minuteMs);
    await aMinute();
    expect(await afterRestart()).toBeDefined();
    await hasJustProved(world.service, world.officer);
    const another = await openRun(world.officer);
    await closeAnyhow(world.officer, another.id);
    expect(await signed()).toEqual(before.filter((sequence) => sequence <= 1));
    expect(await alarms()).toEqual(['ledger_broken']);
    expect(await spokenOf()).toHaveLength(1);
  });

  it('is broken for the service that found it out, also when the word of it is taken out of the ledger', async () => {
    const [last = 0] = await numbers('SELECT sequence FROM ledger_head');
    await writeAnew();
    await aMinute();
    await attacker.forgetHeadsAfter(1);
    await rm(file.path, { force: true });
    await attacker.cutOffAfter(last);
    expect(await alarms()).toEqual(['ledger_broken']);
    await aMinute();
    expect(await spokenOf()).toMatchObject([['ledger.break_found', { kind: 'rewritten' }]]);
    expect(await signed()).toEqual((await signed()).filter((sequence) => sequence <= 1));
  });

  it('is signed again when an operator says so, who cannot before it fits', async () => {
    await expect(operatorEnds()).rejects.toThrow('no break of it stands');
    await writeAnew();
    await aMinute();
    await expect(operatorEnds()).rejects.toThrow('NOT THE ONE THAT WAS SIGNED');
    await writeBack();
    await aMinute();
    expect(await alarms()).toEqual(['ledger_broken']);
    const before = await signed();
    await operatorEnds();
    expect(await alarms()).toEqual([]);
    expect((await spokenOf()).at(-1)).toEqual(['ledger.break_ended', { reason: 'witness_replaced' }]);
    world.service.clock.advance(4 * minuteMs);
    await aMinute();
    expect((await signed()).length).toBe(before.length + 1);
    await hasJustProved(world.service, world.officer);
    const run = await openRun(world.officer);
    await closeAnyhow(world.officer, run.id);
    expect((await signed()).length).toBe(before.length + 2);
  });
});

describe('a ledger that somebody writes anew beside a service that is about to sign', () => {
  it.each([
    ['as it does every few minutes', (): Promise<unknown> => part(HeadWatch).look()],
    ['at the closing of a run', (runId: string) => closeAnyhow(world.officer, runId)],
  ])('is not signed %s', async (_when, sign) => {
    const run = await openRun(world.officer);
    const before = await signed();
    const kept = await file.newest();
    world.service.clock.advance(4 * minuteMs);
    await attacker.whileOthersWait(() => sign(run.id), writeAnew);
    expect(await signed()).toEqual(before);
    const unfitting = { kind: 'rewritten', sequence: before.at(-1) };
    expect(await spokenOf()).toEqual([['ledger.break_found', unfitting]]);
    expect(await file.newest()).toEqual(kept);
  });

  it('is not signed where its end does not follow from what was signed last, though that fits', async () => {
    await openRun(world.officer);
    const before = await signed();
    const [last = 0] = before.slice(-1);
    await writeAnew();
    await attacker.showAsSigned(last);
    world.service.clock.advance(4 * minuteMs);
    await aMinute();
    expect(await signed()).toEqual(before);
    expect(await spokenOf()).toEqual([['ledger.break_found', { kind: 'not_linked', sequence: last + 1 }]]);
  });
});

describe('a ledger that was written anew and signed since', () => {
  /** What nobody should bring about; and the newest heads fit. */
  const signUnseen = async (): Promise<void> => {
    const { database } = world.service;
    await database.transaction((transaction) => {
      signHead(transaction, part(HeadSigner));
      return Promise.resolve();
    });
  };

  it.each([
    ['table', 1],
    ['file', 2],
  ])('is found in the daily walk, by an older head of the %s', async (where, looks) => {
    const { manager } = world.service.database.dataSource;
    const kept = await readHeads(manager, everyHead, 1);
    await openRun(world.officer);
    await writeAnew();
    if (where === 'file') await attacker.forgetHeadsAfter(0);
    await signUnseen();
    await rm(file.path);
    const newest = await newestHead(manager);
    if (!newest) throw new Error('Nothing is signed');
    // The older one stands behind what is read of the file at once.
    const fitting = Array<typeof newest>(600).fill(newest);
    await file.append(where === 'file' ? [...fitting, ...kept, newest] : fitting);
    await part(HeadWatch).look();
    const walk = dailyWalk();
    for (let look = 1; look < looks; look += 1) await walk.look();
    expect(await alarms()).toEqual([]);

    await walk.look();
    expect(await alarms()).toEqual(['ledger_broken']);
    await part(HeadWatch).look();
    const sequence = kept[0]?.sequence;
    expect(await spokenOf()).toMatchObject([['ledger.break_found', { sequence }]]);
  });
});

describe('a ledger with an end that is too long for one look', () => {
  it('is not signed by the closing of a run, whose manifest says so, and is a few minutes later', async () => {
    const breaks = part(LedgerBreaks);
    const look = breaks.look.bind(breaks);
    breaks.look = (transaction) => look(transaction, { step: 2, steps: 1, underLock: 2 });
    const run = await openRun(world.officer);
    await world.service.database.transaction((transaction) => {
      for (let version = 1; version <= 30; version += 1) {
        appendToLedger(transaction, {
          kind: 'kiosk.changed',
          subject: { type: 'kiosk', id: 'of the test', version },
          actor: { type: 'system', id: 'test' },
          details: {},
        });
      }
      return Promise.resolve();
    });
    const before = await signed();
    await closeAnyhow(world.officer, run.id);
    for (let minute = 0; minute < 6; minute += 1) await aMinute();
    expect(await signed()).toEqual(before);
    expect(await spokenOf()).toEqual([]);
    const manifest = bodyOf<Buffer>(await world.officer.get(`/api/staff/runs/${run.id}/manifest`));
    expect(readPaper(manifest).paragraphs).toContain('The ledger was not signed at closing.');
    for (let minute = 0; minute < 15; minute += 1) await aMinute();
    expect((await signed()).length).toBeGreaterThan(before.length);
  });
});

describe('an old entry that was edited', () => {
  it('is found in the daily walk over the whole chain, a part a minute', async () => {
    const { clock } = world.service;
    const [last = 0] = await numbers('SELECT sequence FROM ledger_head');
    expect(last).toBeGreaterThan(8);
    const walk = dailyWalk();
    const steps = async (count: number): Promise<void> => {
      for (let step = 0; step < count; step += 1) await walk.look(4);
    };
    await steps(Math.ceil(last / 4));
    await attacker.edit(6, '"at":"2', '"at":"1');
    await steps(10);
    expect(await alarms()).toEqual([]);
    clock.advance(24 * hourMs);
    await steps(1);
    expect(await alarms()).toEqual([]);
    await steps(1);
    expect(await alarms()).toEqual(['ledger_broken']);

    // It is kept like any other break, and nothing is signed over it.
    const before = await signed();
    await aMinute();
    expect(await spokenOf()).toEqual([['ledger.break_found', { kind: 'body_changed', sequence: 6 }]]);
    await expect(operatorEnds()).rejects.toThrow('BROKEN at entry 6');
    expect(await signed()).toEqual(before);
  });
});

it('a file that cannot be read says nothing against the ledger', async () => {
  await rm(file.path, { force: true });
  await mkdir(file.path);
  const run = await openRun(world.officer);
  const before = await signed();
  await closeAnyhow(world.officer, run.id);
  expect((await signed()).length).toBe(before.length + 1);
});
