import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { technicianJournalFile } from '@motcua247/firmware-bridge/contract';
import type { Simulator } from '@motcua247/firmware-bridge/simulator';
import { Sitting } from '../../firmware-bridge/src/testing/technician-bench.js';
import { TrayRecords } from '../../src/cabinets/index.js';
import { JournalStanding, type DoorOperationView } from '../../src/hardware/index.js';
import { Bridge } from '../../src/hardware/bridge.js';
import { TechnicianOpenings } from '../../src/hardware/technician-openings.js';
import { UnseenOpenings } from '../../src/hardware/unseen-openings.js';
import { secondMs } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { LiveEvents, Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import {
  enterAsCitizen,
  newPhone,
  provisionKiosk,
  type CitizenCaller,
  type KioskCaller,
} from '../support/citizens.js';
import { birthRegistration, whereIs } from '../support/dossiers.js';
import { RealCabinet } from '../support/real-cabinet.js';
import { hasJustProved, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { until } from '../support/until.js';

let service: TestService;
let cabinet: RealCabinet;
let world: Simulator;
let kiosk: KioskCaller;
let officer: StaffCaller;

beforeAll(async () => {
  service = await startTestService();
  cabinet = await RealCabinet.startFor(service);
  world = cabinet.simulator;
  kiosk = await provisionKiosk(service);
  officer = await signInAs(service, 'officer');
}, 60_000);

afterAll(async () => {
  await service.stop();
  await cabinet.stop();
});

interface Reservation {
  readonly id: string;
  readonly trayLabel: string;
}

async function reserve(): Promise<{ citizen: CitizenCaller; deposit: Reservation }> {
  const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
  const answer = await citizen.post('/api/kiosk/deposits', { procedureCode: birthRegistration });
  return { citizen, deposit: bodyOf<Reservation>(answer) };
}

async function open(citizen: CitizenCaller, { id }: Reservation): Promise<DoorOperationView> {
  const operation = bodyOf<DoorOperationView>(await citizen.post(`/api/kiosk/deposits/${id}/opening`));
  await until('the operation has an answer', async () => (await read(citizen, operation)).outcome !== null);
  return operation;
}

async function read(citizen: CitizenCaller, { id }: DoorOperationView): Promise<DoorOperationView> {
  return bodyOf<DoorOperationView>(await citizen.get(`/api/kiosk/door-operations/${id}`));
}

async function settled(citizen: CitizenCaller, operation: DoorOperationView): Promise<DoorOperationView> {
  await until('the operation is settled', async () => (await read(citizen, operation)).settlement !== null);
  return read(citizen, operation);
}

interface TrayRow {
  readonly content_known: boolean;
  readonly in_service: boolean;
}

async function trayRow(label: string): Promise<TrayRow> {
  const [row] = await service.database.dataSource.query<TrayRow[]>(
    'SELECT content_known, in_service FROM tray WHERE label = $1',
    [label],
  );
  if (!row) throw new Error(`no tray ${label}`);
  return row;
}

async function contentUnknown(label: string): Promise<void> {
  await until(`the content of ${label} is unknown`, async () => !(await trayRow(label)).content_known);
}

/** The officer looks into a tray and says what lies there. */
async function inspect(label: string, confirmation: 'done' | 'not_done'): Promise<string | null> {
  service.clock.advance(secondMs);
  await hasJustProved(service, officer);
  const { id } = bodyOf<DoorOperationView>(
    await officer.post(`/api/staff/trays/${label}/inspection`, { reason: 'other' }),
  );
  const look = async (): Promise<DoorOperationView> =>
    bodyOf<DoorOperationView>(await officer.get(`/api/staff/door-operations/${id}`));
  await until('the inspected tray is open', async () => (await look()).outcome === 'opened');
  bodyOf(await officer.post(`/api/staff/door-operations/${id}/confirmation`, { confirmation }));
  world.trays.close(label);
  await until('the inspection is settled', async () => (await look()).settlement !== null);
  return (await look()).settlement;
}

describe('a door operation over real bytes', () => {
  it('is settled by the sensor as soon as the door is closed', async () => {
    const { citizen, deposit } = await reserve();
    const operation = await open(citizen, deposit);
    expect(await read(citizen, operation)).toMatchObject({
      outcome: 'opened',
      settlement: null,
      door: 'open',
    });
    world.trays.put(deposit.trayLabel, 'envelope one');
    world.trays.close(deposit.trayLabel);
    expect(await settled(citizen, operation)).toMatchObject({ settlement: 'moved', occupancy: 'present' });
    expect(await whereIs(officer, deposit.id)).toBe(`deposited tray ${deposit.trayLabel}`);
  });

  it('leaves an envelope that was not put in with the citizen', async () => {
    const { citizen, deposit } = await reserve();
    const operation = await open(citizen, deposit);
    world.trays.close(deposit.trayLabel);
    expect(await settled(citizen, operation)).toMatchObject({ settlement: 'not_moved', occupancy: 'absent' });
    expect(await whereIs(officer, deposit.id)).toBe(`reserved citizen ${deposit.trayLabel}`);
  });

  it('warns of a door left open, then gives up and calls an officer, whose look settles it late', async () => {
    const { citizen, deposit } = await reserve();
    const operation = await open(citizen, deposit);
    world.trays.put(deposit.trayLabel, 'envelope two');
    const { leftOpenWarningSeconds, leftOpenAlarmSeconds } = service.options.site.doors;
    service.clock.advance(leftOpenWarningSeconds * secondMs);
    await until('the warning', async () => (await read(citizen, operation)).leftOpen === 'warned');
    expect((await read(citizen, operation)).settlement).toBeNull();
    service.clock.advance((leftOpenAlarmSeconds - leftOpenWarningSeconds) * secondMs);
    expect(await settled(citizen, operation)).toMatchObject({
      settlement: 'unverified',
      leftOpen: 'alarmed',
    });
    expect(await whereIs(officer, deposit.id)).toBe(`reserved citizen ${deposit.trayLabel} uncertain`);
    expect(await trayRow(deposit.trayLabel)).toMatchObject({ content_known: false });

    world.trays.close(deposit.trayLabel);
    await until('the door is seen closed', async () => (await read(citizen, operation)).door === 'closed');
    expect(await inspect(deposit.trayLabel, 'done')).toBe('found_papers');
    expect(await whereIs(officer, deposit.id)).toBe(`deposited tray ${deposit.trayLabel}`);
    expect(await trayRow(deposit.trayLabel)).toMatchObject({ content_known: true });
  });

  it('takes a tray out of service whose lock failed several times in a row', async () => {
    const { citizen, deposit } = await reserve();
    world.faults.tray(deposit.trayLabel, { jammed: true });
    const failures = service.options.site.doors.failuresUntilOutOfService;
    await service.database.dataSource.query(
      'UPDATE tray_wear SET consecutive_failures = $2 WHERE tray_label = $1',
      [deposit.trayLabel, failures - 1],
    );
    const operation = await open(citizen, deposit);
    expect(await settled(citizen, operation)).toMatchObject({
      outcome: 'not_opened',
      settlement: 'not_moved',
    });
    expect(await trayRow(deposit.trayLabel)).toMatchObject({ in_service: false });
    const reason = { vi: `Khóa không mở được ${failures} lần liên tiếp` };
    const tray = await officer.get(`/api/staff/trays/${deposit.trayLabel}`);
    expect(tray.body).toMatchObject({ outOfServiceReason: reason });
    const { entries } = bodyOf<{ entries: object[] }>(
      await officer.get(`/api/staff/trays/${deposit.trayLabel}/history`),
    );
    expect(entries[0]).toMatchObject({ event: 'taken_out_of_service', reason });
    world.faults.tray(deposit.trayLabel, { jammed: false });
  });

  it('opens no second door of a cabinet while one stands open', async () => {
    const { citizen, deposit } = await reserve();
    const operation = await open(citizen, deposit);
    const refused = await officer.post('/api/staff/trays/A30/inspection', { reason: 'other' });
    expect(refused.body).toMatchObject({ code: 'door_operation_pending', openTrays: [deposit.trayLabel] });
    world.trays.close(deposit.trayLabel);
    await settled(citizen, operation);
  });
});

describe('what nobody was authorised to do', () => {
  it('papers that vanish from a tray close it to citizens and call an officer', async () => {
    const { citizen, deposit } = await reserve();
    const operation = await open(citizen, deposit);
    world.trays.put(deposit.trayLabel, 'envelope three');
    world.trays.close(deposit.trayLabel);
    await settled(citizen, operation);
    world.faults.tray(deposit.trayLabel, { itemSensor: 'stuck_absent' });
    await contentUnknown(deposit.trayLabel);
    world.faults.tray(deposit.trayLabel, { itemSensor: 'works' });
    expect(await inspect(deposit.trayLabel, 'done')).toBe('found_papers');
    expect(await whereIs(officer, deposit.id)).toBe(`deposited tray ${deposit.trayLabel}`);
    expect(await trayRow(deposit.trayLabel)).toMatchObject({ content_known: true });
  });

  it('a door that opens by itself closes the tray to citizens', async () => {
    world.faults.tray('B60', { doorSensor: 'stuck_open' });
    await contentUnknown('B60');
    world.faults.tray('B60', { doorSensor: 'works' });
  });

  it('papers nobody knows of keep their tray from being given away', async () => {
    world.faults.tray('B59', { itemSensor: 'stuck_present' });
    await contentUnknown('B59');
    const free: unknown[] = await service.database.dataSource.query(
      `SELECT label FROM free_tray WHERE label = 'B59'`,
    );
    expect(free).toEqual([]);
  });
});

describe('what a technician opened without the service', () => {
  async function entriesOf(): Promise<unknown[]> {
    const rows: { body: string }[] = await service.database.dataSource.query(
      `SELECT body FROM ledger_entry WHERE subject_type = 'technician_opening' ORDER BY sequence`,
    );
    return rows.map(({ body }) => JSON.parse(body) as unknown);
  }

  it('stands in the ledger once, by whom and why, and an officer must look into the tray', async () => {
    const { runtimeDirectory, dataDirectory, siteFile } = service.options.environment;
    const place = ['--site', siteFile, '--runtime-directory', runtimeDirectory];
    const words = [
      'open',
      'B58',
      ...place,
      '--data-directory',
      dataDirectory,
      '--yes',
      '--reason',
      'new lock',
    ];
    const sitting = new Sitting(words, { technician: 'an' });
    expect(await sitting.result).toBe(0);
    world.trays.close('B58');

    await service.application.get(Sweeps).runAll();
    expect(await entriesOf()).toMatchObject([
      {
        kind: 'technician_opening.begun',
        subject: { version: 1 },
        actor: { type: 'operator', id: 'an' },
        details: { command: 'open', tray: 'B58', reason: 'new lock', journalSequence: 1 },
      },
      {
        kind: 'technician_opening.ended',
        subject: { version: 2 },
        details: { outcome: 'opened', pulsed: true, journalSequence: 2 },
      },
    ]);
    await contentUnknown('B58');

    // As after a restart, which begins to read at the beginning again.
    const { database } = service;
    const restarted = new TechnicianOpenings(
      database,
      service.application.get(TrayRecords),
      service.application.get(UnseenOpenings),
      service.application.get(Bridge),
      service.application.get(LiveEvents),
      new Sweeps(service.options.logger),
      new JournalStanding(),
      service.options.environment,
      service.options.site,
      service.options.clock,
      service.options.logger,
    );
    await restarted.onApplicationBootstrap();
    expect(await entriesOf()).toHaveLength(2);
    expect(await verifyLedger(database.dataSource.manager)).toMatchObject({ intact: true });
  });

  it('closes the tray, too, where it was a lock alone: the site was being mapped', async () => {
    const { environment, site } = service.options;
    const bank = site.cabinets.flatMap(({ banks }) => banks).find((each) => 'board' in each);
    const tray = bank?.trays.at(-1);
    if (!bank || !tray || !('board' in bank)) throw new Error('The demo has boards');
    const entry = {
      kind: 'intent',
      sequence: 3,
      at: new Date(0).toISOString(),
      operationId: randomUUID(),
      command: 'map',
      target: { kind: 'lock', bus: bank.bus, board: bank.board, lock: tray.lock },
      reason: 'new board',
      technician: 'an',
      bootId: randomUUID(),
    };
    await appendFile(join(environment.dataDirectory, technicianJournalFile), `${JSON.stringify(entry)}\n`);
    await service.application.get(Sweeps).runAll();
    await contentUnknown(tray.label);
  });
});
