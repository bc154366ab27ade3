import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/kernel/index.js';
import { FileWitness, HeadSigner, lastWordOnBreaks, verifyLedger } from '../../src/ledger/index.js';
import { lockInstance } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Answer, type Caller } from '../support/caller.js';
import { askForCode, sendCodesByHand, type CitizenCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { operate, type Ended } from '../support/operator-command.js';
import { signInAs } from '../support/staff.js';

const given = { username: 'moi', password: 'k7vd-2mqx-h9tn-4wsp' };

let world: DossierWorld;
let fetcher: CitizenCaller;
let setUpCode: string;

/** A site in the middle of its day, as a backup brings it back. */
beforeAll(async () => {
  world = await DossierWorld.start();
  haveTheMachinesTime();
  await world.signInAgain();
  // As the first start of a service does it: the key of the site is made.
  expect((await operator('migrate')).code).toBe(0);
  const [phone, other] = [world.newPhone(), world.newPhone()];
  const result = await world.loadedResult(phone);
  fetcher = await world.fetcher(phone);
  const administrator = await signInAs(world.service, 'administrator');
  const account = { ...given, displayName: 'Người Mới', roles: ['technician'] };
  bodyOf(await administrator.post('/api/staff/accounts', account));
  const technician = await signInAs(world.service, 'technician');
  const made = await technician.post('/api/staff/kiosks', { name: 'Chưa cài' });
  ({ setUpCode } = bodyOf<{ setUpCode: string }>(made));
  await rows(
    `INSERT INTO pickup_token (dossier_id, token_hash, given_at) VALUES ('${result}', sha256('secret'), now())`,
  );
  // From here on nothing is sent.
  await sendCodesByHand(world.service);
  await askForCode(world.service, world.kiosk, other, 'lookup');
  await world.loadedResult(other);
});

afterAll(async () => {
  await world.stop();
});

/** As the commands have it. */
function haveTheMachinesTime(): void {
  const { clock } = world.service;
  clock.advance(systemClock.now().getTime() - clock.now().getTime());
}

const rows = (sql: string): Promise<Record<string, unknown>[]> =>
  world.service.database.dataSource.query(sql);

function afterRestore(...options: string[]): Promise<Ended> {
  return operator('after-restore', ...options);
}

function operator(...words: string[]): Promise<Ended> {
  const { databaseUrl, options } = world.service;
  const { dataDirectory, secretKey } = options.environment;
  return operate({ databaseUrl, dataDirectory, secretKey: secretKey.reveal().toString('hex') }, ...words);
}

/** A witness that knows an entry which came after the backup, as the site or as somebody else signed it. */
async function witnessOf(path: string, siteKey: Buffer): Promise<FileWitness> {
  const verified = await verifyLedger(world.service.database.dataSource.manager);
  if (!verified.intact) throw new Error('The ledger of the test is broken');
  const later = { sequence: verified.position.sequence + 3, hash: randomBytes(32) };
  const witness = new FileWitness(path);
  await witness.append([new HeadSigner(siteKey).sign(later, new Date('2026-11-23T09:00:00Z'))]);
  return witness;
}

const codeOf = ({ body }: Answer) => (body as { code?: string }).code;
const asked = (asker: Caller, path: string) => asker.get(path).then(codeOf);
const typed = () => callerWith(world.service, {}).post('/api/kiosk/device/set-up', { setUpCode });

async function ledgerEntries(): Promise<number> {
  const [row] = await rows('SELECT count(*)::integer AS entries FROM ledger_entry');
  return Number(row?.['entries']);
}

describe('the operator’s command after a restore', () => {
  it('changes nothing while a service runs, nor over a ledger that lacks more than its end', async () => {
    const { databaseUrl, options } = world.service;
    const entries = await ledgerEntries();
    const lock = await lockInstance(databaseUrl, () => undefined);
    const beside = await afterRestore();
    await lock.release();
    expect(beside.code).toBe(1);
    expect(beside.text).toContain('Another motcua247 service works on this database.');

    const foreign = join(options.environment.dataDirectory, 'foreign.jsonl');
    await witnessOf(foreign, randomBytes(32));
    const unfitting = await afterRestore('--witness', foreign);
    expect(unfitting.code).toBe(1);
    expect(unfitting.text).toMatch(/signed with a key that is not of this site.*Nothing was changed\.$/m);
    expect(await ledgerEntries()).toBe(entries);
    expect(await asked(world.officer, '/api/staff/me')).toBeUndefined();
  }, 60_000);

  it('ends what was given out, believes no tray, and says what is left to people', async () => {
    const { environment, siteKey } = world.service.options;
    const { path, newest } = await witnessOf(environment.ledgerWitness.file, siteKey.reveal()).then(
      async (witness) => ({ path: witness.path, newest: await witness.newest() }),
    );
    const { code, text } = await afterRestore();
    haveTheMachinesTime();
    expect([code, text]).toEqual([0, expect.stringContaining('The database was up to date.')]);
    expect(text).toContain(`NOT THE ONE THAT WAS SIGNED at entry ${String(newest?.sequence)}: it was signed`);
    expect(text).toMatch(
      /^Ended: [1-9]\d* sessions of staff, 1 of citizens, 1 codes, 1 set-up codes, 1 pickup QR codes\.$/m,
    );
    expect(text).toContain('Passwords that were given and not used, ended: moi.\n');
    expect(text).toContain('Kiosks revoked: Chưa cài, Kiosk.\n');
    expect(text).toContain('Notices held back, whose people are to be called: 1.\n');
    expect(text).toContain('Trays closed to citizens until somebody has looked into them: 90.\n');
    expect(text).toContain(`of entry ${String(newest?.sequence)}, at 2026-11-23T09:00:00.000Z.`);
    expect(text).toContain(`Put ${path} away as evidence`);
    expect(text).toMatch(
      /^- Know that phones which were locked since the backup .* who used recovery codes since/m,
    );

    expect(await asked(world.officer, '/api/staff/me')).toBe('session_ended');
    expect(await asked(world.kiosk, '/api/kiosk/device')).toBe('unauthenticated');
    expect(await asked(fetcher, '/api/kiosk/sessions/current')).toBe('unauthenticated');
    expect(codeOf(await typed())).toBe('code_expired');
    const shown = await callerWith(world.service, {}).post('/api/staff/sessions', given);
    expect(codeOf(shown)).toBe('given_password_over');
    expect(await rows('SELECT FROM pickup_token')).toEqual([]);
    expect(await rows('SELECT FROM tray WHERE content_known')).toEqual([]);
    expect(await rows(`SELECT call_reason FROM notice WHERE state = 'undelivered'`)).toEqual([
      { call_reason: 'outcome_unknown' },
    ]);
    const { manager } = world.service.database.dataSource;
    expect((await verifyLedger(manager)).intact).toBe(true);
    const noted = { kind: 'cut_off', sequence: newest?.sequence };
    expect((await lastWordOnBreaks(manager)).standing).toMatchObject(noted);
  }, 60_000);

  it('does nothing when it is asked again, and the ledger is signed again once the witness is put away', async () => {
    const entries = await ledgerEntries();
    const again = await afterRestore();
    expect(again.code).toBe(0);
    expect(again.text).toContain(
      'Ended: 0 sessions of staff, 0 of citizens, 0 codes, 0 set-up codes, 0 pickup QR codes.\n',
    );
    expect(again.text).toContain('Kiosks revoked: none.\n');
    expect(await ledgerEntries()).toBe(entries);
    await rm(world.service.options.environment.ledgerWitness.file);
    expect((await operator('ledger', 'sign-again', '--cleared', 'backup_restored')).code).toBe(0);
    const clear = await afterRestore();
    expect([clear.code, clear.text]).toEqual([0, expect.stringContaining('No signed head was kept in')]);
  }, 60_000);
});
