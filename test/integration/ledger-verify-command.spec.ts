import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { systemClock } from '../../src/kernel/index.js';
import { FileWitness } from '../../src/ledger/heads/file-witness.js';
import { HttpWitness } from '../../src/ledger/heads/http-witness.js';
import { everyHead, readHeads } from '../../src/ledger/heads/read-heads.js';
import { signHead } from '../../src/ledger/heads/sign-head.js';
import { HeadSigner } from '../../src/ledger/heads/signed-head.js';
import { appendToLedger, lastWordOnBreaks, noteBreak } from '../../src/ledger/index.js';
import { Database } from '../../src/platform/index.js';
import { LedgerAttacker } from '../support/ledger-attacks.js';
import { operate, type Ended } from '../support/operator-command.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { connectAsService } from '../support/service-connection.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** What signed in this site before it was given another key. */
const former = new HeadSigner(randomBytes(32));
const formerKey = ['--public-key', former.publicKey.toString('base64url')];
const formerKeys = (upTo: number) => ({
  LEDGER_FORMER_KEYS: `${former.publicKey.toString('base64url')}:${String(upTo)}`,
});

let dataDirectory: string;
let testDatabase: TestDatabase;
let dataSource: DataSource;
let owner: pg.Client;
let attacker: LedgerAttacker;
/** The first two entries of the test's own, and the last; the second and the last are signed. */
let first: number;
let signed: number;
let last: number;

beforeEach(async () => {
  dataDirectory = await makeScratchDirectory('mc-');
  testDatabase = await createTestDatabase();
  dataSource = await connectAsService(testDatabase.url);
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  attacker = new LedgerAttacker(owner);
  first = await append();
  signed = await append(former);
  await append();
  last = await append(former);
});

afterEach(async () => {
  await owner.end();
  await dataSource.destroy();
  await testDatabase.drop();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** Its number in the ledger. */
async function append(signer?: HeadSigner): Promise<number> {
  await new Database(dataSource, systemClock).transaction((transaction) => {
    appendToLedger(transaction, {
      kind: 'kiosk.provisioned',
      subject: { type: 'kiosk', id: randomUUID(), version: 1 },
      actor: { type: 'system', id: 'test' },
      details: { name: 'Kiosk' },
    });
    if (signer) signHead(transaction, signer);
    return Promise.resolve();
  });
  const { rows } = await owner.query<{ sequence: string }>('SELECT sequence FROM ledger_head');
  return Number(rows[0]?.sequence);
}

const secretKey = randomBytes(32).toString('hex');

const command = (...words: string[]): Promise<Ended> => commandWith({}, ...words);
const commandWith = (variables: Readonly<Record<string, string>>, ...words: string[]): Promise<Ended> =>
  operate({ databaseUrl: testDatabase.url, dataDirectory, secretKey, variables }, 'ledger', ...words);
const verify = (...options: string[]): Promise<Ended> => command('verify', ...options);

const intact = /^The ledger is intact: \d+ entries, head [0-9a-f]{64}\.\n/;
const fit = (kept: number, witnessed: number): string =>
  `It fits all ${String(kept)} signed heads of the database, and all ${String(witnessed)} of the witness.\n`;
const fits = fit(2, 0);
const doesNotFit = (sequence: number, why: string): string =>
  `The ledger is NOT THE ONE THAT WAS SIGNED at entry ${String(sequence)}: ${why}\n`;

/** What it says after that the chain is intact. */
const saidOfHeads = (text: string): string => {
  expect(text).toMatch(intact);
  return text.replace(intact, '');
};

describe('the operator’s command that verifies the ledger', () => {
  it('ends well over a ledger that fits, and takes the former keys of the site that are named, no others', async () => {
    const known = await verify(...formerKey);
    expect([known.code, saidOfHeads(known.text)]).toEqual([0, fits]);
    const unknown = await verify();
    const why =
      'it was signed with a key that is not of this site, or was not any more; name a former key in LEDGER_FORMER_KEYS.';
    expect([unknown.code, saidOfHeads(unknown.text)]).toEqual([1, doesNotFit(signed, why)]);
    const named = await commandWith(formerKeys(last), 'verify');
    expect([named.code, saidOfHeads(named.text)]).toEqual([0, fits]);
    const over = await commandWith(formerKeys(last - 1), 'verify');
    expect([over.code, saidOfHeads(over.text)]).toEqual([1, doesNotFit(last, why)]);
    const short = await verify('--public-key', 'c2hvcnQ');
    expect(short.code).toBe(1);
    expect(short.text).toContain('A public key is 32 bytes, as base64url.');
  }, 60_000);

  it('ends badly over an entry that was edited, and names it', async () => {
    await attacker.edit(first, 'Kiosk', 'Nobody');
    expect(await verify(...formerKey)).toEqual({
      code: 1,
      text: `The ledger is BROKEN at entry ${String(first)}: its content does not fit its hash: it was changed after it was written.\n${fits}`,
    });
  }, 60_000);

  it('ends badly over a closed run whose record is not the one it was closed with, and names the run', async () => {
    const id = randomUUID();
    await new Database(dataSource, systemClock).transaction((transaction) => {
      const [subject, actor] = [
        { type: 'run', id, version: 2 },
        { type: 'system', id: 'test' },
      ] as const;
      appendToLedger(transaction, { kind: 'run.closed', subject, actor, details: { record: 'ab' } });
      return Promise.resolve();
    });
    const { code, text } = await verify(...formerKey);
    const altered = `The record of a closed run is NOT THE ONE IT WAS CLOSED WITH: ${id}.\n`;
    expect([code, saidOfHeads(text)]).toEqual([1, `${fits}${altered}`]);
  }, 60_000);

  it('ends badly over an end that was cut off, and names what was signed', async () => {
    await attacker.cutOffAfter(signed);
    const { code, text } = await verify(...formerKey);
    const why =
      'it was signed and is gone; the end of the ledger was cut off, or an older backup was restored.';
    expect([code, saidOfHeads(text)]).toEqual([1, doesNotFit(last, why)]);
  }, 60_000);

  it('finds by a witness what was written anew, its heads forgotten', async () => {
    const witness = new FileWitness(join(dataDirectory, 'kept-elsewhere.jsonl'));
    await witness.append(await readHeads(dataSource.manager, everyHead, 10));
    await attacker.rewriteFrom(signed + 1, 'Kiosk', 'Nobody');
    await attacker.forgetHeadsAfter(signed);
    const alone = await verify(...formerKey);
    expect([alone.code, saidOfHeads(alone.text)]).toEqual([0, fit(1, 0)]);
    const { code, text } = await verify(...formerKey, '--witness', witness.path);
    const why = 'another entry was signed; the ledger was written anew at or before it.';
    expect([code, saidOfHeads(text)]).toEqual([1, doesNotFit(last, why)]);
  }, 60_000);
});

describe('a server that appends to a file what is posted to it', () => {
  it('is a witness, as the operator’s manual says; a file that is none is said to be none', async () => {
    const path = join(dataDirectory, 'bodies');
    const server = createServer((request, response) => {
      request.on('data', (bytes: Buffer) => void bodies.push(bytes));
      request.on('end', () => response.writeHead(204).end());
    });
    const bodies: Buffer[] = [];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outside = new HttpWitness({ url: `http://127.0.0.1:${String(port)}/heads`, token: undefined });
    for (const head of await readHeads(dataSource.manager, everyHead, 10)) await outside.take(head);
    server.close();
    await appendFile(path, Buffer.concat(bodies));

    const { code, text } = await verify(...formerKey, '--witness', path);
    expect([code, saidOfHeads(text)]).toEqual([0, fit(2, 2)]);
    const mistyped = await verify(...formerKey, '--witness', `${path}.none`);
    expect([mistyped.code, mistyped.text]).toEqual([
      1,
      expect.stringMatching(/^The witness .*bodies\.none proves nothing: .*Nothing was verified\.\n$/),
    ]);
  }, 60_000);
});

describe('the operator’s command that lets the ledger be signed again', () => {
  it('asks what came out, and holds chain and heads against each other first', async () => {
    const silent = await command('sign-again');
    expect(silent.code).toBe(1);
    expect(silent.text).toContain("required option '--cleared <how>' not specified");
    const why =
      'it was signed with a key that is not of this site, or was not any more; name a former key in LEDGER_FORMER_KEYS.';
    expect(await command('sign-again', '--cleared', 'explained')).toEqual({
      code: 1,
      text: `${doesNotFit(signed, why).trimEnd()} Nothing was changed.\n`,
    });
    const database = new Database(dataSource, systemClock);
    await database.transaction((transaction) =>
      noteBreak(transaction, { kind: 'rewritten', sequence: signed }),
    );
    const done = await commandWith(formerKeys(last), 'sign-again', '--cleared', 'explained');
    expect([done.code, done.text]).toEqual([
      0,
      'Done: the ledger is signed again within five minutes after it moves.\n',
    ]);
    expect(await lastWordOnBreaks(dataSource.manager)).toEqual({ version: 2, standing: undefined });
  }, 60_000);
});
