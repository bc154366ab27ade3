import { mkdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hourMs } from '../../src/kernel/index.js';
import type { HardwareHealth } from '../../src/reports/hardware/hardware.schemas.js';
import type { LedgerPage, LedgerVerification } from '../../src/reports/ledger/ledger.schemas.js';
import { FileWitness, HeadSigner, HeadWatch, TrustedKeys } from '../../src/ledger/index.js';
import { verifyInParts } from '../../src/reports/ledger/verify-in-parts.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { EventReader } from '../support/event-reader.js';
import { signInAs, type StaffCaller } from '../support/staff.js';

let world: DossierWorld;
let supervisor: StaffCaller;

beforeAll(async () => {
  world = await DossierWorld.start();
  supervisor = await signInAs(world.service, 'supervisor');
});

afterAll(async () => {
  await world.stop();
});

const verification = async (query = ''): Promise<LedgerVerification> =>
  bodyOf<LedgerVerification>(await supervisor.get(`/api/staff/ledger/verification${query}`));

describe('the ledger on the console', () => {
  it('is read page by page, the newest first, without a gap', async () => {
    await world.deposit();
    const newest = bodyOf<LedgerPage>(await supervisor.get('/api/staff/ledger?limit=5'));
    const older = bodyOf<LedgerPage>(
      await supervisor.get(`/api/staff/ledger?limit=5&before=${newest.before ?? ''}`),
    );
    const sequences = [...newest.entries, ...older.entries].map(({ sequence }) => sequence);
    const first = sequences[0] ?? 0;
    expect(sequences).toEqual(Array.from({ length: 10 }, (_, index) => first - index));
    const oldest = bodyOf<LedgerPage>(await supervisor.get('/api/staff/ledger?limit=5&before=3'));
    expect(oldest.entries.map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect(oldest.before).toBeNull();
  });

  it('is read by what it is about', async () => {
    const { entries } = bodyOf<LedgerPage>(await supervisor.get('/api/staff/ledger?subject=dossier'));
    expect(new Set(entries.map(({ subject }) => subject.type))).toEqual(new Set(['dossier']));
  });

  it('is verified in parts that join, to the newest entry', async () => {
    const { manager } = world.service.database.dataSource;
    const { application } = world.service;
    const proof = { witness: application.get(FileWitness), trusted: application.get(TrustedKeys) };
    const part = await verifyInParts(manager, proof, {}, 3);
    expect(part).toMatchObject({ result: 'partly', position: { sequence: 3 } });
    const { sequence, hash } = part.position ?? { sequence: 0, hash: '' };
    const rest = await verification(`?afterSequence=${String(sequence)}&afterHash=${hash}`);
    expect(rest).toMatchObject({ result: 'intact', firstBreak: null });
    expect(rest.position?.sequence).toBe(rest.last);
    // Jobs may append meanwhile.
    const whole = await verification();
    expect(whole.result).toBe('intact');
    expect(whole.last).toBeGreaterThanOrEqual(rest.last ?? Number.NaN);
  });

  it('says where the chain breaks', async () => {
    const wrong = await verification(`?afterSequence=1&afterHash=${'0'.repeat(64)}`);
    expect(wrong).toEqual({
      result: 'broken',
      position: null,
      last: null,
      firstBreak: { kind: 'not_linked', sequence: 2 },
    });
  });

  it('is for supervisors and administrators only', async () => {
    for (const path of ['/api/staff/ledger', '/api/staff/ledger/verification']) {
      expect((await world.officer.get(path)).body).toMatchObject({ code: 'forbidden' });
    }
  });

  it('refuses half a position', async () => {
    const answer = await supervisor.get('/api/staff/ledger/verification?afterSequence=1');
    expect(answer.body).toMatchObject({ code: 'validation_failed' });
  });
});

describe('the hardware on the console', () => {
  it('shows every board with its trays, and those that cannot be used', async () => {
    bodyOf(await world.officer.post('/api/staff/trays/B60/out-of-service', { reason: 'Khóa kẹt' }));
    const health = bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware'));
    expect(health.bridge).toBe('connected');
    expect(health.banks.reduce((sum, { trays }) => sum + trays, 0)).toBe(90);
    expect(health.banks.at(-1)?.cabinetName).toEqual({ vi: 'Tủ B (bên phải)', en: 'Cabinet B (right)' });
    expect(health.banks.flatMap(({ outOfService }) => outOfService)).toEqual([
      { label: 'B60', reason: { vi: 'Khóa kẹt', en: 'Khóa kẹt' } },
    ]);
  });

  it('says why a board does not answer, and tells staff of every change of it', async () => {
    const { url } = world.service;
    const stream = await EventReader.open(`${url}/api/staff/events`, {
      authorization: `Bearer ${world.officer.token}`,
    });
    const kiosk = await EventReader.open(`${url}/api/kiosk/events`, {
      'x-kiosk-credential': world.kiosk.credential,
    });
    const board = async (): Promise<HardwareHealth['banks'][number] | undefined> =>
      bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware')).banks[0];
    const id = (await board())?.id ?? '';
    expect(await board()).toMatchObject({ health: 'answering', reason: 'replied', detail: null });
    world.bridge.setHealth(id, 'silent');
    const noise = { reason: 'unreadable_reply', detail: '2 bytes: 02 ff' } as const;
    world.bridge.setHealth(id, 'silent', noise);
    await stream.has('bank', { id, health: 'silent', reason: 'no_reply', detail: null });
    await stream.has('bank', { id, health: 'silent', ...noise });
    expect(await board()).toMatchObject({ health: 'silent', ...noise });
    world.bridge.setHealth(id, 'answering');
    await stream.has('bank', { id, health: 'answering', reason: 'replied' });
    await kiosk.has('bank', { id, health: 'answering' });
    await Promise.all([stream.close(), kiosk.close()]);
    // What is wrong with a wire is nothing for a screen in the street.
    expect(JSON.stringify(kiosk.events)).not.toMatch(/reason|detail|02 ff/);
  });
});

describe('a ledger', () => {
  it('that is not the one that was signed is an alarm, and so is a witness that stays away', async () => {
    const { application, clock } = world.service;
    const [watch, { path }] = [application.get(HeadWatch), application.get(FileWitness)];
    const alarmsOf = async (who: typeof supervisor): Promise<string[]> => {
      const { alarms } = bodyOf<{ alarms: { kind: string }[] }>(await who.get('/api/staff/alarms'));
      return alarms.map(({ kind }) => kind).filter((kind) => kind.startsWith('ledger_'));
    };
    await rm(path, { force: true });
    await mkdir(path);
    await watch.look();
    expect(await alarmsOf(supervisor)).toEqual([]);
    clock.advance(hourMs);
    supervisor = await signInAs(world.service, 'supervisor');
    expect(await alarmsOf(supervisor)).toEqual(['ledger_not_witnessed']);

    await rm(path, { recursive: true });
    const foreign = new HeadSigner(Buffer.alloc(32, 9)).sign(
      { sequence: 1, hash: Buffer.alloc(32) },
      clock.now(),
    );
    await new FileWitness(path).append([foreign]);
    await watch.look();
    expect(await alarmsOf(supervisor)).toEqual(['ledger_broken']);
    expect(await alarmsOf(await signInAs(world.service, 'officer'))).toEqual([]);
    expect(await verification()).toMatchObject({
      result: 'broken',
      firstBreak: { kind: 'signed_by_another', sequence: 1 },
    });

    // That the file is gone clears nothing up.
    await rm(path);
    await watch.look();
    expect(await alarmsOf(supervisor)).toEqual(['ledger_broken']);
  });
});
