import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sensors, type DoorOperationView } from '../../src/hardware/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, look, settlementOf, whereIs } from '../support/dossiers.js';
import { until } from '../support/until.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

/** Of each tray whose content became unknown, why, in the order of the ledger. */
async function doubts(): Promise<string[]> {
  const rows: { doubt: string }[] = await world.service.database.dataSource.query(
    `SELECT concat(subject_id, ' ', body::jsonb -> 'details' ->> 'reason') AS doubt FROM ledger_entry
      WHERE kind = 'tray.content_unknown' ORDER BY doubt`,
  );
  return rows.map(({ doubt }) => doubt);
}

/** What an operation has come to, and what is known of its pulse. */
async function outcomeOf(id: string): Promise<unknown> {
  const rows: unknown[] = await world.service.database.dataSource.query(
    `SELECT outcome, outcome_reason AS reason, pulsed,
            (SELECT body::jsonb -> 'details' FROM ledger_entry entry WHERE entry.subject_id = operation.id::text
                AND kind IN ('door_operation.answered', 'door_operation.unanswered')) AS told
       FROM door_operation operation WHERE id = $1`,
    [id],
  );
  return rows[0];
}

const notKnown = (reason: string): object => {
  const outcome = { outcome: 'unknown', reason, pulsed: null };
  return { ...outcome, told: outcome };
};

async function isShut({ id }: DoorOperationView): Promise<boolean> {
  const rows: unknown[] = await world.service.database.dataSource.query(
    'SELECT 1 FROM door_operation WHERE id = $1 AND left_open_since IS NULL',
    [id],
  );
  return rows.length > 0;
}

const isConnected = (): boolean => world.service.application.get(Sensors, { strict: false }).connected;

async function loseBridge(): Promise<void> {
  await world.bridge.stop();
  await until('the service knows that the bridge is gone', () => !isConnected());
}

async function haveBridgeAgain(): Promise<void> {
  await world.bridge.startAgain();
  await until('the service has the bridge again', isConnected);
}

describe('a new connection to the bridge', () => {
  it('settles what was running, by what the tray shows now', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const opening = await citizen.post(`/api/kiosk/deposits/${id}/opening`);
    const operation = bodyOf<DoorOperationView>(opening);
    await answered(world.service, operation.id);
    // Shut, and the sensor says nothing: the word of who stood there is waited for, by nothing that looks every second.
    world.bridge.set(operation.trayLabel, { door: 'closed', occupancy: 'unknown' });
    await until('the door is known to be shut', () => isShut(operation));
    await loseBridge();
    world.bridge.set(operation.trayLabel, { occupancy: 'absent' });
    await haveBridgeAgain();
    expect(await settlementOf(world.service, operation.id)).toBe('not_moved');
    expect(await whereIs(world.officer, id)).toBe(`reserved citizen ${operation.trayLabel}`);
    expect(await doubts()).toEqual([]);
  });

  it('finds every tray that contradicts its records, and no other', async () => {
    const { trayLabel } = await look(world.officer, await world.loadedResult(world.newPhone()));
    const loaded = trayLabel ?? '';
    await loseBridge();
    world.bridge.set(loaded, { occupancy: 'absent' });
    world.bridge.set('B58', { occupancy: 'present' });
    world.bridge.set('B59', { door: 'open' });
    world.bridge.set('B60', { door: 'unknown', occupancy: 'unknown' });
    await haveBridgeAgain();
    const found = [`${loaded} papers_missing`, 'B58 papers_unexpected', 'B59 opened_without_authorisation'];
    await until('all of them are found', async () => (await doubts()).length >= found.length);

    // Once: at the next connection they are known.
    await loseBridge();
    await haveBridgeAgain();
    world.bridge.set('B59', { door: 'closed' });
    const citizen = await world.depositor();
    await world.atKiosk(citizen, 'deposits', await world.reserve(citizen), 'puts in');
    expect(await doubts()).toEqual(found.sort());
  });
});

it('of an operation that an earlier start of the bridge was asked for, nobody knows whether its lock was pulsed', async () => {
  const citizen = await world.depositor();
  const id = await world.reserve(citizen);
  const { trayLabel } = await look(world.officer, id);
  world.bridge.failAt(trayLabel ?? '');
  const operation = bodyOf<DoorOperationView>(await citizen.post(`/api/kiosk/deposits/${id}/opening`));
  await loseBridge();
  await haveBridgeAgain();
  await answered(world.service, operation.id);
  expect(await outcomeOf(operation.id)).toMatchObject(notKnown('bridge_restarted'));
  world.service.clock.advance(minuteMs);
  await settlementOf(world.service, operation.id);
});

it('an operation about which the bridge fails to answer meets its deadline, and so does every other', async () => {
  const operations: DoorOperationView[] = [];
  // One after the other: at one kiosk there is one session.
  for (let person = 1; person <= 2; person += 1) {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const { trayLabel } = await look(world.officer, id);
    world.bridge.failAt(trayLabel ?? '');
    operations.push(bodyOf<DoorOperationView>(await citizen.post(`/api/kiosk/deposits/${id}/opening`)));
  }
  world.service.clock.advance(minuteMs);
  for (const { id } of operations) {
    expect(await settlementOf(world.service, id)).toBe('not_moved');
    expect(await outcomeOf(id)).toMatchObject(notKnown('no_answer'));
  }
});
