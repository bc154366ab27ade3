import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listFreeTrays, TrayRecords } from '../../src/cabinets/index.js';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { secondMs, type Actor } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk, type CitizenCaller, type KioskCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, birthRegistration, openAndUse, settlementOf, whereIs } from '../support/dossiers.js';

const test: Actor = { type: 'system', id: 'test' };

let world: DossierWorld;
let otherKiosk: KioskCaller;

beforeAll(async () => {
  world = await DossierWorld.start();
  otherKiosk = await provisionKiosk(world.service, 'Kiosk 2');
});

afterAll(async () => {
  const verification = await verifyLedger(world.service.database.dataSource.manager);
  await world.stop();
  expect(verification.intact).toBe(true);
});

interface Fetched {
  readonly citizen: CitizenCaller;
  readonly dossierId: string;
  readonly trayLabel: string;
  readonly operationId: string;
}

/** A citizen who has just fetched a result, and still stands at the kiosk. */
async function fetched(): Promise<Fetched> {
  world.service.clock.advance(secondMs);
  const phone = world.newPhone();
  const dossierId = await world.loadedResult(phone);
  const citizen = await world.fetcher(phone);
  world.service.clock.advance(secondMs);
  const { id, trayLabel, settlement } = await world.atKiosk(citizen, 'pickups', dossierId, 'takes out');
  expect(settlement).toBe('moved');
  return { citizen, dossierId, trayLabel, operationId: id };
}

const reopen = ({ citizen, operationId }: Fetched) =>
  citizen.post(`/api/kiosk/door-operations/${operationId}/reopening`);

async function refusalOf(visit: Fetched): Promise<unknown> {
  const pulsesBefore = world.bridge.openRequests.length;
  const answer = await reopen(visit);
  expect(world.bridge.openRequests).toHaveLength(pulsesBefore);
  const { code, reason } = answer.body as { code: string; reason?: string };
  return [answer.status, code, reason];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const trays = (): TrayRecords => world.service.application.get(TrayRecords);

/** Takes all free trays but so many out of service; the labels of those that stay. */
async function leaveInService(count: number): Promise<string[]> {
  return world.service.database.transaction(async (transaction) => {
    const free = await listFreeTrays(transaction);
    for (const { label } of free.slice(count)) {
      await trays().takeOutOfService(transaction, label, { kind: 'stated', words: 'test' }, test);
    }
    return free.slice(0, count).map(({ label }) => label);
  });
}

/** A citizen at the other kiosk gets this very tray, because it is the only one. */
async function reserveTheTray(label: string): Promise<void> {
  const others = await world.service.database.transaction(async (transaction) => {
    const free = (await listFreeTrays(transaction)).filter((tray) => tray.label !== label);
    for (const tray of free)
      await trays().takeOutOfService(transaction, tray.label, { kind: 'stated', words: 'test' }, test);
    return free;
  });
  const depositor = await enterAsCitizen(world.service, otherKiosk, world.newPhone(), 'deposit');
  const body = { procedureCode: birthRegistration };
  expect(bodyOf<object>(await depositor.post('/api/kiosk/deposits', body))).toMatchObject({
    trayLabel: label,
  });
  await world.service.database.transaction(async (transaction) => {
    for (const tray of others) await trays().bringIntoService(transaction, tray.label, test);
  });
}

async function trayOf(label: string): Promise<object> {
  return bodyOf<object>(await world.officer.get(`/api/staff/trays/${label}`));
}

describe('a tray that was shut by mistake', () => {
  it('opens again as before while the papers are seen to lie in it', async () => {
    const phone = world.newPhone();
    const dossierId = await world.loadedResult(phone);
    const citizen = await world.fetcher(phone);
    const first = await world.atKiosk(citizen, 'pickups', dossierId, 'does nothing');
    expect(first.settlement).toBe('not_moved');
    const visit = { citizen, dossierId, trayLabel: first.trayLabel, operationId: first.id };
    expect(await refusalOf(visit)).toEqual([409, 'transition_not_legal', 'not_fetched']);
    world.service.clock.advance(secondMs);
    const second = await world.atKiosk(citizen, 'pickups', dossierId, 'takes out');
    expect([second.settlement, second.trayLabel]).toEqual(['moved', first.trayLabel]);
    expect(await whereIs(world.officer, dossierId)).toBe('picked_up citizen');
  });
});

describe('a tray in which papers were left, as the citizen says', () => {
  it('opens once more, and is free again when it is seen empty behind its closed door', async () => {
    const visit = await fetched();
    const reopened = await openAndUse(world.service, world.bridge, reopen(visit), 'takes out');
    expect(reopened).toMatchObject({ purpose: 'reopen', trayLabel: visit.trayLabel, settlement: 'moved' });
    expect(await whereIs(world.officer, visit.dossierId)).toBe('picked_up citizen');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ contentKnown: true, holds: 'nothing' });
    expect(await refusalOf(visit)).toEqual([409, 'transition_not_legal', 'reopened_already']);
  });

  it('is looked into by an officer when papers are seen in it, and is nobody’s until then', async () => {
    const visit = await fetched();
    const reopened = await openAndUse(world.service, world.bridge, reopen(visit), 'puts in');
    expect(reopened.settlement).toBe('unverified');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ contentKnown: false, holds: 'nothing' });
    expect(await whereIs(world.officer, visit.dossierId)).toBe('picked_up citizen');
    expect(await world.inspect(visit.trayLabel, 'papers')).toBe('found_papers');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ contentKnown: false });
    world.bridge.set(visit.trayLabel, { occupancy: 'absent' });
    expect(await world.inspect(visit.trayLabel, 'nothing')).toBe('found_empty');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ contentKnown: true });
  });

  it('is looked into when the sensor says nothing, whatever the citizen says', async () => {
    const visit = await fetched();
    const operation = bodyOf<DoorOperationView>(await reopen(visit));
    await answered(world.service, operation.id);
    const confirmation = { confirmation: 'done' };
    bodyOf(await visit.citizen.post(`/api/kiosk/door-operations/${operation.id}/confirmation`, confirmation));
    world.bridge.set(visit.trayLabel, { occupancy: 'unknown', door: 'closed' });
    expect(await settlementOf(world.service, operation.id)).toBe('unverified');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ contentKnown: false });
    world.bridge.set(visit.trayLabel, { occupancy: 'absent' });
  });

  it('is looked into when its lock does not open', async () => {
    const visit = await fetched();
    world.bridge.answer(visit.trayLabel, {
      outcome: 'not_opened',
      reason: 'door_stayed_closed',
      pulsed: true,
    });
    const operation = bodyOf<DoorOperationView>(await reopen(visit));
    expect(await settlementOf(world.service, operation.id)).toBe('unverified');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ contentKnown: false });
  });
});

describe('a tray stays shut', () => {
  it('when the grace time is over', async () => {
    const visit = await fetched();
    world.service.clock.advance(30 * secondMs);
    // Whoever still stands there touches the screen.
    bodyOf(await visit.citizen.get('/api/kiosk/sessions/current'));
    world.service.clock.advance(30 * secondMs);
    expect(await refusalOf(visit)).toEqual([409, 'transition_not_legal', 'too_late']);
  });

  it('for another session, at whatever kiosk', async () => {
    const visit = await fetched();
    const phone = world.newPhone();
    await world.loadedResult(phone);
    const stranger = await enterAsCitizen(world.service, otherKiosk, phone, 'pickup');
    expect(await refusalOf({ ...visit, citizen: stranger })).toEqual([404, 'not_found', undefined]);
    bodyOf(await visit.citizen.delete('/api/kiosk/sessions/current'));
    expect(await refusalOf(visit)).toEqual([401, 'session_ended', undefined]);
  });

  it('when it is promised to somebody', async () => {
    const visit = await fetched();
    await reserveTheTray(visit.trayLabel);
    expect(await refusalOf(visit)).toEqual([409, 'tray_not_free', 'tray_taken']);
  });

  it('when it was opened for somebody else since, though it is free again', async () => {
    const visit = await fetched();
    const id = await world.resultInHand(world.newPhone());
    const opening = { purpose: 'load', trayLabel: visit.trayLabel };
    expect((await world.asOfficer(id, opening, 'does nothing')).settlement).toBe('not_moved');
    expect(await trayOf(visit.trayLabel)).toMatchObject({ holds: 'nothing', contentKnown: true });
    expect(await refusalOf(visit)).toEqual([409, 'tray_not_free', 'tray_taken']);
    await world.asOfficer(id, { purpose: 'load' }, 'puts in');
  });

  it('when it was opened for somebody else since, though the clock was set back meanwhile', async () => {
    world.service.clock.advance(20 * secondMs);
    const visit = await fetched();
    world.service.clock.advance(-10 * secondMs);
    const id = await world.resultInHand(world.newPhone());
    const opening = { purpose: 'load', trayLabel: visit.trayLabel };
    expect((await world.asOfficer(id, opening, 'does nothing')).settlement).toBe('not_moved');
    expect(await refusalOf(visit)).toEqual([409, 'tray_not_free', 'tray_taken']);
    await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    world.service.clock.advance(10 * secondMs);
  });

  it('when it is out of service', async () => {
    const visit = await fetched();
    bodyOf(
      await world.officer.post(`/api/staff/trays/${visit.trayLabel}/out-of-service`, { reason: 'Khóa kẹt' }),
    );
    expect(await refusalOf(visit)).toEqual([409, 'tray_out_of_service', undefined]);
  });

  it('for who came to deposit', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const { id: operationId, trayLabel } = await world.atKiosk(citizen, 'deposits', id, 'puts in');
    const answer = await refusalOf({ citizen, dossierId: id, trayLabel, operationId });
    expect(answer).toEqual([403, 'forbidden', undefined]);
  });
});

describe('a reopening against a reservation', () => {
  const rounds = 16;

  it(`never opens somebody else’s tray, ${rounds} times`, async () => {
    const [only = ''] = await leaveInService(1);
    const wins = { reopening: 0, reservation: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const visit = await fetched();
      expect(visit.trayLabel).toBe(only);
      const depositor = await enterAsCitizen(world.service, otherKiosk, world.newPhone(), 'deposit');
      const answers: { reopened?: Answer; reserved?: Answer } = {};
      const reopening = async () => {
        answers.reopened = await reopen(visit);
      };
      const reserving = async () => {
        answers.reserved = await depositor.post('/api/kiosk/deposits', { procedureCode: birthRegistration });
      };
      const asks = round % 2 === 0 ? [reopening, reserving] : [reserving, reopening];
      // In some rounds one is done before the other begins, so that both win sometimes.
      if (round % 4 < 2) for (const ask of asks) await ask();
      else await Promise.all(asks.map((ask) => ask()));

      const { reopened, reserved } = answers;
      expect([reopened?.status, reserved?.status].sort()).toEqual([201, 409]);
      if (reopened?.status === 201) {
        wins.reopening += 1;
        expect(reserved?.body).toMatchObject({ code: 'no_tray_free' });
        const operation = reopened.body as DoorOperationView;
        await answered(world.service, operation.id);
        await world.bridge.use(only, 'takes out');
        expect(await settlementOf(world.service, operation.id)).toBe('moved');
      } else {
        wins.reservation += 1;
        expect(reopened?.body).toMatchObject({ code: 'tray_not_free', reason: 'tray_taken' });
        const { id } = reserved?.body as { id: string };
        expect(await whereIs(world.officer, id)).toBe(`reserved citizen ${only}`);
        await world.command(id, 'withdraw', { reason: 'Để thử lại' });
      }
    }
    expect(wins.reopening).toBeGreaterThan(0);
    expect(wins.reservation).toBeGreaterThan(0);
  }, 120_000);
});
