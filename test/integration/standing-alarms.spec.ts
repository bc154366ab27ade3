import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { secondMs } from '../../src/kernel/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, look, settlementOf } from '../support/dossiers.js';
import { goTo } from '../support/runs.js';
import { signInAs } from '../support/staff.js';
import { until } from '../support/until.js';

interface Seen {
  readonly kind: string;
  readonly severity: string;
  readonly since: string | null;
  readonly cabinetId: string | null;
  readonly cabinetName: object | null;
  readonly trayLabel: string | null;
  readonly bankId: string | null;
  readonly reason: string | null;
  readonly dossierId: string | null;
  readonly solvedAt: string;
}

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

async function alarms(staff: Caller = world.officer): Promise<Seen[]> {
  return bodyOf<{ alarms: Seen[] }>(await staff.get('/api/staff/alarms')).alarms;
}

async function alarmsOf(trayLabel: string, staff?: Caller): Promise<Seen[]> {
  return (await alarms(staff)).filter((alarm) => alarm.trayLabel === trayLabel);
}

async function untilTold(trayLabel: string, kinds: readonly string[]): Promise<void> {
  let seen: string[] = [];
  await until(`tray ${trayLabel} is told as ${kinds.join()}, not ${seen.join()}`, async () => {
    seen = (await alarmsOf(trayLabel)).map(({ kind }) => kind);
    return seen.join() === kinds.join();
  });
}

describe('what is wrong now', () => {
  it('is nothing at first', async () => {
    expect(await alarms()).toEqual([]);
  });

  it('is a door that opens without an operation, and the doubt it leaves behind', async () => {
    const now = world.service.clock.now().toISOString();
    world.bridge.set('A25', { door: 'open' });
    await untilTold('A25', ['door_open_without_operation', 'tray_content_unknown']);
    expect(await alarmsOf('A25')).toMatchObject([
      { severity: 'urgent', since: now, cabinetId: 'A', solvedAt: 'tray', dossierId: null },
      { severity: 'attention', since: now, cabinetId: 'A', solvedAt: 'tray', dossierId: null },
    ]);
    world.bridge.set('A25', { door: 'closed' });
    await untilTold('A25', ['tray_content_unknown']);
    await world.inspect('A25', 'nothing');
    expect(await alarmsOf('A25')).toEqual([]);
  });

  it('is no door that stands open by an operation, until it is left open', async () => {
    const { leftOpenWarningSeconds, leftOpenAlarmSeconds } = world.service.options.site.doors;
    const answer = await world.officer.post('/api/staff/trays/A30/inspection', { reason: 'other' });
    const { id } = bodyOf<DoorOperationView>(answer);
    await answered(world.service, id);
    expect(await alarmsOf('A30')).toEqual([]);
    const since = world.service.clock.now().toISOString();
    world.service.clock.advance(leftOpenWarningSeconds * secondMs);
    await untilTold('A30', ['door_left_open']);
    world.service.clock.advance((leftOpenAlarmSeconds - leftOpenWarningSeconds) * secondMs);
    await settlementOf(world.service, id);
    await untilTold('A30', ['door_left_open', 'tray_content_unknown']);
    expect((await alarmsOf('A30'))[0]).toMatchObject({ since });
    world.bridge.set('A30', { door: 'closed' });
    await untilTold('A30', ['tray_content_unknown']);
  });

  it('is a dossier that nobody can find: told once a tray, and of whose to nobody who may not read it', async () => {
    const dossierId = await world.loadedResult(world.newPhone());
    const tray = (await look(world.officer, dossierId)).trayLabel ?? '';
    world.bridge.set(tray, { occupancy: 'absent' });
    await untilTold(tray, ['tray_content_unknown']);
    expect(await world.inspect(tray, 'nothing')).toBe('found_empty');
    expect(await alarmsOf(tray)).toMatchObject([{ kind: 'dossier_missing', dossierId, solvedAt: 'dossier' }]);
    const technician = await signInAs(world.service, 'technician');
    expect(await alarmsOf(tray, technician)).toMatchObject([{ kind: 'dossier_missing', dossierId: null }]);
  });

  it('is papers that somebody contradicted the sensor about', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const path = `/api/kiosk/deposits/${id}/opening`;
    expect(await world.leaveUnverified(citizen, path, {}, 'does nothing')).toBe('unverified');
    const tray = (await look(world.officer, id)).trayLabel ?? '';
    expect(await alarmsOf(tray)).toMatchObject([{ kind: 'custody_uncertain', dossierId: id }]);
  });

  it('is a tray out of service, with the time and without the words', async () => {
    const since = world.service.clock.now().toISOString();
    bodyOf(await world.officer.post('/api/staff/trays/A29/out-of-service', { reason: 'Bà Lan báo kẹt' }));
    const [alarm] = await alarmsOf('A29');
    expect(alarm).toMatchObject({ kind: 'tray_out_of_service', severity: 'attention', since });
    expect(JSON.stringify(alarm)).not.toContain('Lan');
  });

  it('is a board that does not answer, since it fell silent, and why, also when that changes', async () => {
    const since = world.service.clock.now().toISOString();
    const cabinet = world.service.options.site.cabinets.at(-1);
    const bankId = cabinet?.banks.at(-1)?.id ?? '';
    world.bridge.setHealth(bankId, 'silent');
    await until('the board is told', async () => (await alarms())[0]?.kind === 'board_silent');
    expect((await alarms())[0]).toMatchObject({
      reason: 'no_reply',
      bankId,
      cabinetId: cabinet?.id,
      cabinetName: cabinet?.name,
      since,
    });
    world.service.clock.advance(secondMs);
    world.bridge.setHealth(bankId, 'silent', { reason: 'unreadable_reply', detail: '1 bytes: ff' });
    await until('noise is told', async () => (await alarms())[0]?.reason === 'unreadable_reply');
    expect((await alarms())[0]).toMatchObject({ kind: 'board_silent', bankId, since });
    world.bridge.setHealth(bankId, 'answering');
    await until('the board is back', async () => (await alarms())[0]?.kind !== 'board_silent');
    expect((await alarms()).filter(({ reason }) => reason !== null)).toEqual([]);
  });

  it('is a board that answers without some of its locks', async () => {
    const bankId = world.service.options.site.cabinets.at(-1)?.banks.at(-1)?.id ?? '';
    const lacking = async () => (await alarms()).filter((alarm) => alarm.bankId === bankId);
    world.bridge.setHealth(bankId, 'answering', {
      reason: 'locks_missing',
      detail: 'not in its replies: 30',
    });
    await until('it is told', async () => (await lacking()).length > 0);
    expect(await lacking()).toMatchObject([
      {
        kind: 'locks_missing',
        reason: 'locks_missing',
        severity: 'attention',
        solvedAt: 'hardware',
        since: null,
      },
    ]);
    world.bridge.setHealth(bankId, 'answering');
    await until('it is whole again', async () => (await lacking()).length === 0);
  });

  it('is the supply, and a run that nobody came for, to those who make runs', async () => {
    const since = world.service.clock.now().toISOString();
    world.bridge.setMains('failing');
    await until('the supply is told', async () => (await alarms())[0]?.kind === 'power_failing');
    world.service.clock.advance(secondMs);
    expect((await alarms())[0]).toMatchObject({ since, severity: 'urgent', solvedAt: 'hardware' });
    await goTo(world, '2026-11-23T14:45');
    const missed = { kind: 'run_missed', since: '2026-11-23T06:30:00.000Z', solvedAt: 'run' };
    const missedNow = async () => (await alarms()).filter(({ kind }) => kind === 'run_missed');
    expect(await missedNow()).toMatchObject([{ ...missed, count: 1 }]);
    await goTo(world, '2026-11-23T17:15');
    expect(await missedNow()).toMatchObject([{ ...missed, count: 2 }]);
    const technician = await signInAs(world.service, 'technician');
    expect((await alarms(technician)).map(({ kind }) => kind)).not.toContain('run_missed');
  });

  it('is, without the bridge, one alarm for all boards', async () => {
    const since = world.service.clock.now().toISOString();
    await world.bridge.stop();
    await until('the loss is told', async () => (await alarms())[0]?.kind === 'bridge_away');
    expect((await alarms())[0]).toMatchObject({ since });
    expect((await alarms()).map(({ kind }) => kind)).not.toContain('board_silent');
  });

  it('is told to those who can put something right, of trays to those who may see them', async () => {
    expect((await world.department.get('/api/staff/alarms')).status).toBe(403);
    const administrator = await signInAs(world.service, 'administrator');
    expect((await alarms()).length).toBeGreaterThan(0);
    expect(await alarms(administrator)).toEqual([]);
  });
});
