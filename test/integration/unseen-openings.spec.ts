import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  technicianJournalFile,
  type CabinetState,
  type TrayState,
} from '@motcua247/firmware-bridge/contract';
import { BridgeClient } from '../../firmware-bridge/src/testing/bridge-client.js';
import { createApplication } from '../../src/application.js';
import { TrayRecords } from '../../src/cabinets/index.js';
import { Sensors, type DoorOperationView } from '../../src/hardware/index.js';
import { Database, Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, newPhone, provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { birthRegistration } from '../support/dossiers.js';
import { RealCabinet } from '../support/real-cabinet.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { until } from '../support/until.js';

/** The real bridge before simulated boards goes on while the service is away. */

let service: TestService;
/** The same, as it was started last. */
let present: TestService;
let cabinet: RealCabinet;
let kiosk: KioskCaller;
let cabinetId: string;

beforeAll(async () => {
  service = await startTestService();
  present = service;
  cabinet = await RealCabinet.startFor(service);
  kiosk = await provisionKiosk(service);
  cabinetId = service.options.site.cabinets[0]?.id ?? '';
}, 60_000);

afterAll(async () => {
  await present.application.close();
  await service.stop();
  await cabinet.stop();
});

/** Stops the service, lets something happen, and starts it again where it was. */
async function whileServiceIsAway(happens: () => Promise<void>): Promise<void> {
  await present.application.close();
  await happens();
  const application = await createApplication(service.options);
  present = { ...service, application, database: application.get(Database) };
  await application.listen(new URL(service.url).port, '127.0.0.1');
  const sensors = application.get(Sensors, { strict: false });
  await until('the service sees the doors', () => sensors.connected);
}

interface Shown {
  readonly trays: readonly TrayState[];
  readonly cabinets: readonly CabinetState[];
}

/** Waits until somebody else than the service is told by the bridge. */
async function untilBridgeShows(what: string, isSo: (shown: Shown) => boolean): Promise<void> {
  const client = await BridgeClient.greet(cabinet.socketPath);
  await until(what, async () => isSo(await client.call('snapshot', {})));
  client.disconnect();
}

const doorIs = (door: TrayState['door'], label: string) => (shown: Shown) =>
  shown.trays.some((tray) => tray.tray === label && tray.door === door);

async function forceOpenAndShut(label: string): Promise<void> {
  cabinet.simulator.trays.forceOpen(label);
  await untilBridgeShows(`${label} open`, doorIs('open', label));
  await shut(label);
}

async function shut(label: string): Promise<void> {
  cabinet.simulator.trays.close(label);
  await untilBridgeShows(`${label} shut`, doorIs('closed', label));
}

async function query<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]> {
  return present.database.dataSource.query<Row[]>(statement, [...parameters]);
}

async function doubtsOf(label: string): Promise<string[]> {
  const rows = await query<{ reason: string }>(
    `SELECT body::jsonb -> 'details' ->> 'reason' AS reason FROM ledger_entry
      WHERE kind = 'tray.content_unknown' AND subject_id = $1 ORDER BY sequence`,
    [label],
  );
  return rows.map(({ reason }) => reason);
}

async function untilDoubted(label: string, times = 1): Promise<void> {
  await until(`${label} is doubted`, async () => (await doubtsOf(label)).length >= times);
}

async function officerHasLooked(label: string): Promise<void> {
  const actor = { type: 'system', id: 'test' } as const;
  const records = present.application.get(TrayRecords, { strict: false });
  await present.database.transaction((transaction) => records.markContentKnown(transaction, label, actor));
}

/** Somebody stands before an open tray. */
async function openForDeposit(): Promise<DoorOperationView> {
  const citizen = await enterAsCitizen(present, kiosk, newPhone(), 'deposit');
  const answer = await citizen.post('/api/kiosk/deposits', { procedureCode: birthRegistration });
  const { id } = bodyOf<{ id: string }>(answer);
  const operation = bodyOf<DoorOperationView>(await citizen.post(`/api/kiosk/deposits/${id}/opening`));
  await until('the door is known to be open', async () => {
    const rows = await query('SELECT 1 FROM door_operation WHERE id = $1 AND door_seen_open', [operation.id]);
    return rows.length > 0;
  });
  return operation;
}

async function settlementOf({ id }: DoorOperationView): Promise<string | null | undefined> {
  const read = async (): Promise<string | null | undefined> => {
    const statement = 'SELECT settlement FROM door_operation WHERE id = $1';
    return (await query<{ settlement: string | null }>(statement, [id]))[0]?.settlement;
  };
  await until('the operation is settled', async () => (await read()) !== null);
  return read();
}

describe('a tray that is forced open and shut while the service is away', () => {
  it('is doubted when the service is back, once', async () => {
    await whileServiceIsAway(() => forceOpenAndShut('B58'));
    await untilDoubted('B58');
    await officerHasLooked('B58');
    await whileServiceIsAway(() => forceOpenAndShut('B57'));
    await untilDoubted('B57');
    expect([await doubtsOf('B58'), await doubtsOf('B57')]).toEqual([['opened_unseen'], ['opened_unseen']]);
    await whileServiceIsAway(() => forceOpenAndShut('B58'));
    await untilDoubted('B58', 2);
  });

  it('is doubted after the bridge was started anew, too, which counts anew', async () => {
    await whileServiceIsAway(async () => {
      await cabinet.restartBridge();
      await forceOpenAndShut('B56');
    });
    await untilDoubted('B56');
    expect(await doubtsOf('B56')).toEqual(['opened_unseen']);
  });

  it('is doubted although it was opened for somebody before', async () => {
    const operation = await openForDeposit();
    const { trayLabel } = operation;
    await whileServiceIsAway(async () => {
      cabinet.simulator.trays.put(trayLabel, 'envelope one');
      await shut(trayLabel);
      await forceOpenAndShut(trayLabel);
    });
    expect(await settlementOf(operation)).toBe('moved');
    await untilDoubted(trayLabel);
    expect(await doubtsOf(trayLabel)).toEqual(['opened_unseen']);
  });
});

it('a tray that is forced open while the service is there is doubted for that alone', async () => {
  cabinet.simulator.trays.forceOpen('B55');
  await untilDoubted('B55');
  await shut('B55');
  await officerHasLooked('B55');
  await whileServiceIsAway(() => forceOpenAndShut('B54'));
  await untilDoubted('B54');
  expect(await doubtsOf('B55')).toEqual(['opened_without_authorisation']);
});

it('what technicians opened, and saw opened, is doubted in the moment the bridge is back', async () => {
  const { environment, site } = service.options;
  const board = site.cabinets.flatMap(({ banks }) => banks).find((each) => 'board' in each);
  const [mapped, seen] = board?.trays.slice(-2) ?? [];
  if (!board || !('board' in board) || !mapped || !seen) throw new Error('The demo has boards');
  const lockOf = ({ lock }: { readonly lock: number }): object => ({
    kind: 'lock',
    bus: board.bus,
    board: board.board,
    lock,
  });
  const [operationId, bootId] = [randomUUID(), randomUUID()];
  const by = { at: new Date(0).toISOString(), command: 'map', technician: 'an', bootId };
  const stayedClosed = { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true };
  const entries = [
    { ...by, kind: 'intent', operationId, target: lockOf(mapped), reason: 'new board' },
    { kind: 'outcome', at: by.at, operationId, result: stayedClosed },
    { ...by, kind: 'seen_open', operationId: randomUUID(), what: lockOf(seen), openings: 1 },
  ].map((entry, index) => `${JSON.stringify({ ...entry, sequence: index + 1 })}\n`);
  appendFileSync(join(environment.dataDirectory, technicianJournalFile), entries.join(''));

  await cabinet.restartBridge();
  const sensors = present.application.get(Sensors, { strict: false });
  await until('the service sees the doors', () => sensors.connected);
  expect(await doubtsOf(mapped.label)).toEqual(['opened_without_authorisation']);
  expect(await doubtsOf(seen.label)).toEqual(['opened_unseen']);
  const told = await query(
    `SELECT kind, body::jsonb -> 'details' ->> 'lock' AS lock FROM ledger_entry
      WHERE kind = 'technician_opening.seen_open'`,
    [],
  );
  expect(told).toEqual([{ kind: 'technician_opening.seen_open', lock: String(seen.lock) }]);
});

describe('a tray that was opened for somebody', () => {
  it.each([
    ['the service', () => Promise.resolve()],
    ['service and bridge', () => cabinet.restartBridge()],
  ])('and is shut while %s is away is settled, and not doubted', async (_who, meanwhile) => {
    const operation = await openForDeposit();
    const { trayLabel } = operation;
    await whileServiceIsAway(async () => {
      await meanwhile();
      cabinet.simulator.trays.put(trayLabel, `envelope for ${trayLabel}`);
      await shut(trayLabel);
    });
    expect(await settlementOf(operation)).toBe('moved');
    await whileServiceIsAway(() => forceOpenAndShut('B53'));
    await untilDoubted('B53');
    await officerHasLooked('B53');
    expect(await doubtsOf(trayLabel)).toEqual([]);
  });
});

describe('a housing', () => {
  const entries = async (): Promise<object[]> =>
    query(
      `SELECT kind, body::jsonb -> 'details' AS details FROM ledger_entry
        WHERE subject_type = 'cabinet' AND subject_id = $1 ORDER BY subject_version`,
      [cabinetId],
    );
  const unseen = { kind: 'cabinet.housing_opened_unseen', details: { openings: 1 } };

  async function setHousing(housing: CabinetState['housing']): Promise<void> {
    cabinet.simulator.contacts.set(cabinetId, { housingOpen: housing === 'open' });
    await untilBridgeShows(`the housing ${housing}`, ({ cabinets }) =>
      cabinets.some((state) => state.cabinet === cabinetId && state.housing === housing),
    );
  }

  async function openAndShutHousing(): Promise<void> {
    await setHousing('open');
    await setHousing('closed');
  }

  const untilTold = (count: number): Promise<void> =>
    until('the ledger has it', async () => (await entries()).length >= count);

  it('that was opened and shut while the service was away stands in the ledger, once for each time', async () => {
    await whileServiceIsAway(openAndShutHousing);
    await untilTold(1);
    await whileServiceIsAway(async () => {
      await cabinet.restartBridge();
      await openAndShutHousing();
    });
    await untilTold(2);
    await present.application.get(Sweeps, { strict: false }).runAll();
    expect(await entries()).toEqual([unseen, unseen]);
  });

  it('that stands open when a new start of the bridge finds it was opened no second time', async () => {
    const before = await entries();
    await setHousing('open');
    await untilTold(before.length + 1);
    await whileServiceIsAway(async () => {
      await cabinet.restartBridge();
      await setHousing('closed');
    });
    await untilTold(before.length + 2);
    await present.application.get(Sweeps, { strict: false }).runAll();
    const [opened, closed] = [{ kind: 'cabinet.housing_opened' }, { kind: 'cabinet.housing_closed' }];
    expect(await entries()).toMatchObject([...before, opened, closed]);
  });
});
