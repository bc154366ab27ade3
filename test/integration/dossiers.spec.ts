import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import {
  birthRegistration,
  command,
  look,
  newOfficialCode,
  settlementOf,
  whereIs,
} from '../support/dossiers.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  const verification = await verifyLedger(world.service.database.dataSource.manager);
  await world.stop();
  expect(verification.intact).toBe(true);
});

interface History {
  readonly entries: readonly { event: string; custody: string; trayLabel: string | null }[];
}

async function eventsOf(id: string): Promise<string[]> {
  const history = bodyOf<History>(await world.officer.get(`/api/staff/dossiers/${id}/history`));
  return history.entries.map(({ event }) => event);
}

async function sweep(): Promise<void> {
  await world.service.application.get(Sweeps).runAll();
}

describe('a dossier', () => {
  it('goes all the way round', async () => {
    const phone = world.newPhone();
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen, { holderName: 'Nguyễn Văn A' });
    const reserved = bodyOf<{ depositNumber: string; trayLabel: string; statusUrl: string }>(
      await citizen.get(`/api/kiosk/deposits/${id}`),
    );
    expect(reserved.depositNumber).toMatch(/^G-261123-\d{4}$/);

    const deposit = await world.atKiosk(citizen, 'deposits', id, 'puts in');
    expect([deposit.trayLabel, deposit.settlement]).toEqual([reserved.trayLabel, 'moved']);
    expect(await whereIs(world.officer, id)).toBe(`deposited tray ${reserved.trayLabel}`);

    await world.collect(id);
    const collected = await look(world.officer, id);
    expect(collected.commands).toEqual(['accept', 'request_supplement', 'withdraw']);
    const accepted = await command(world.officer, id, 'accept', { officialCode: newOfficialCode() });
    // Accepted on Monday at 9:00 by the site's clock: due the same day, to its last millisecond.
    expect([accepted.state, accepted.dueAt]).toEqual(['routed', '2026-11-23T16:59:59.999Z']);
    await command(world.department, id, 'receive-in-department');
    const finished = await command(world.department, id, 'finish');
    expect([finished.custody, finished.contents]).toEqual(['department', 'result']);
    await world.command(id, 'take-from-department');

    const load = await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${load.trayLabel}`);
    const fetcher = await world.fetcher(phone);
    const waiting = bodyOf<{ pickups: { id: string }[] }>(await fetcher.get('/api/kiosk/pickups'));
    expect(waiting.pickups.map((pickup) => pickup.id)).toEqual([id]);
    await world.atKiosk(fetcher, 'pickups', id, 'takes out');

    expect(await whereIs(world.officer, id)).toBe('picked_up citizen');
    expect(await eventsOf(id)).toEqual([
      'tray_reserved',
      'envelope_received',
      'collected',
      'accepted',
      'received_in_department',
      'finished',
      'taken_from_department',
      'tray_claimed',
      'result_loaded',
      'picked_up',
    ]);
  });

  it('comes back for supplements, through a tray or at the desk', async () => {
    const phone = world.newPhone();
    const [inTray, atDesk] = [await world.deposit(phone), await world.deposit(phone)];
    for (const id of [inTray, atDesk]) {
      await world.collect(id);
      await world.command(id, 'request-supplement', { missingPapers: ['Giấy chứng sinh (bản chính)'] });
    }
    await world.asOfficer(inTray, { purpose: 'load' }, 'puts in');
    const fetcher = await world.fetcher(phone);
    const { pickups } = bodyOf<{ pickups: object[] }>(await fetcher.get('/api/kiosk/pickups'));
    expect(pickups).toMatchObject([
      { contents: 'application', missingPapers: ['Giấy chứng sinh (bản chính)'] },
    ]);
    await world.atKiosk(fetcher, 'pickups', inTray, 'takes out');
    expect(await whereIs(world.officer, inTray)).toBe('picked_up citizen');

    await world.command(atDesk, 'send-to-desk');
    await command(world.desk, atDesk, 'receive-at-desk');
    await command(world.desk, atDesk, 'hand-over', { identityCheck: 'citizen_id_card' });
    expect(await whereIs(world.officer, atDesk)).toBe('handed_over citizen');
  });

  it('that nobody fetches is reminded of, becomes overdue, and goes to the desk', async () => {
    const id = await world.loadedResult(world.newPhone());
    const { windowEndsAt, trayLabel } = await look(world.officer, id);
    expect(windowEndsAt).toBe(new Date(world.service.clock.now().getTime() + 3 * dayMs).toISOString());
    for (let day = 0; day < 3; day += 1) {
      world.service.clock.advance(dayMs);
      await sweep();
      await sweep();
    }
    await world.signInAgain();
    expect(await whereIs(world.officer, id)).toBe(`overdue tray ${trayLabel ?? ''}`);
    await world.asOfficer(id, { purpose: 'return' }, 'takes out');
    expect(await whereIs(world.officer, id)).toBe('returned_to_desk officer');
    expect(await eventsOf(id)).toEqual([
      'result_registered',
      'tray_claimed',
      'result_loaded',
      'reminder_due',
      'reminder_due',
      'overdue',
      'taken_back_to_desk',
    ]);
  });

  it('that is overdue can still be fetched until the officer takes it out', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    world.service.clock.advance(3 * dayMs);
    await sweep();
    await world.signInAgain();
    const fetcher = await world.fetcher(phone);
    await world.atKiosk(fetcher, 'pickups', id, 'takes out');
    expect(await whereIs(world.officer, id)).toBe('picked_up citizen');
  });

  it('that is withdrawn from a tray is closed to the citizen, taken out, and handed back', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const fetcher = await world.fetcher(phone);
    const { trayLabel } = await look(world.officer, id);
    await world.command(id, 'withdraw', { reason: 'Kết quả in sai' });
    expect(await whereIs(world.officer, id)).toBe(`withdrawn tray ${trayLabel ?? ''}`);
    const refused = await fetcher.post(`/api/kiosk/pickups/${id}/opening`);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'transition_not_legal' }]);
    await world.asOfficer(id, { purpose: 'return' }, 'takes out');
    expect(await whereIs(world.officer, id)).toBe('withdrawn officer');
    await command(world.desk, id, 'receive-at-desk');
    await command(world.desk, id, 'hand-back', { identityCheck: 'vneid' });
    expect(await whereIs(world.officer, id)).toBe('withdrawn citizen');
  });
});

describe('a reservation', () => {
  it('takes a low tray when one is asked for', async () => {
    const low = new Set(
      world.service.options.site.cabinets.flatMap(({ banks }) =>
        banks.flatMap(({ trays }) =>
          trays.filter((tray) => tray.wheelchairReachable).map(({ label }) => label),
        ),
      ),
    );
    const citizen = await world.depositor();
    const id = await world.reserve(citizen, { lowTray: true });
    const { trayLabel } = await look(world.officer, id);
    expect(low.has(trayLabel ?? '')).toBe(true);
  });

  it('is one at a time for a session', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const second = await citizen.post('/api/kiosk/deposits', { procedureCode: birthRegistration });
    expect([second.status, second.body]).toMatchObject([409, { code: 'already_exists', dossierId: id }]);
  });

  it.each([
    ['9.999999', 'procedure_unknown'],
    ['1.004194x', 'validation_failed'],
  ])('for procedure %s is refused: %s', async (procedureCode, code) => {
    const citizen = await world.depositor();
    const refused = await citizen.post('/api/kiosk/deposits', { procedureCode });
    expect(refused.body).toMatchObject({ code });
  });

  it('for a procedure whose papers cannot be left here is refused', async () => {
    const [row] = await world.service.database.dataSource.query<{ code: string }[]>(
      'SELECT code FROM procedure WHERE NOT depositable LIMIT 1',
    );
    const citizen = await world.depositor();
    const refused = await citizen.post('/api/kiosk/deposits', { procedureCode: row?.code });
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'procedure_not_depositable' }]);
  });

  it('runs out, and its tray is free again', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    await sweep();
    expect(await whereIs(world.officer, id)).toMatch(/^reserved citizen/);
    world.service.clock.advance(5 * minuteMs);
    await sweep();
    expect(await whereIs(world.officer, id)).toBe('abandoned citizen');
  });

  it('moves to another tray when the first does not open', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const { trayLabel: first } = await look(world.officer, id);
    world.bridge.answer(first ?? '', { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true });
    const failed = bodyOf<{ id: string }>(await citizen.post(`/api/kiosk/deposits/${id}/opening`));
    expect(await settlementOf(world.service, failed.id)).toBe('not_moved');
    const deposit = await world.atKiosk(citizen, 'deposits', id, 'puts in');
    expect(deposit.trayLabel).not.toBe(first);
    expect(await whereIs(world.officer, id)).toBe(`deposited tray ${deposit.trayLabel}`);
  });
});
