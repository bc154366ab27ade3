import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { LiveEvents, Sweeps, type LiveEvent } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look, settlementOf, whereIs } from '../support/dossiers.js';
import { hasJustProved, signInAs, type StaffCaller } from '../support/staff.js';

let world: DossierWorld;
let supervisor: StaffCaller;
const alarms: LiveEvent[] = [];

beforeAll(async () => {
  world = await DossierWorld.start();
  supervisor = await signInAs(world.service, 'supervisor');
  world.service.application
    .get(LiveEvents)
    .stream.subscribe((event) => event.type === 'alarm' && alarms.push(event));
});

afterAll(async () => {
  await world.stop();
});

async function trayOf(id: string): Promise<string> {
  return (await look(world.officer, id)).trayLabel ?? '';
}

interface Entry {
  readonly event: string;
  readonly officer: string | null;
  readonly actor: { readonly type: string; readonly displayName: string | null };
}

async function lastEntry(id: string): Promise<Entry | undefined> {
  const answer = await world.officer.get(`/api/staff/dossiers/${id}/history`);
  return bodyOf<{ entries: Entry[] }>(answer).entries.at(-1);
}

describe('a deposit that nobody can speak for', () => {
  async function unverifiedDeposit(person: 'puts in' | 'does nothing') {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const path = `/api/kiosk/deposits/${id}/opening`;
    expect(await world.leaveUnverified(citizen, path, {}, person)).toBe('unverified');
    const tray = await trayOf(id);
    expect(await whereIs(world.officer, id)).toBe(`reserved citizen ${tray} uncertain`);
    return { citizen, id, tray };
  }

  it('is closed to the citizen, to staff and to time, until an officer has looked', async () => {
    const { citizen, id, tray } = await unverifiedDeposit('puts in');
    const reopened = await citizen.post(`/api/kiosk/deposits/${id}/opening`);
    expect([reopened.status, reopened.body]).toMatchObject([409, { code: 'tray_content_unknown' }]);
    const withdrawn = await world.officer.post(`/api/staff/dossiers/${id}/withdraw`, { reason: 'x' });
    expect(withdrawn.body).toMatchObject({ code: 'tray_content_unknown' });
    world.service.clock.advance(10 * minuteMs);
    await world.service.application.get(Sweeps).runAll();
    expect(await whereIs(world.officer, id)).toBe(`reserved citizen ${tray} uncertain`);
    expect((await look(world.officer, id)).commands).toEqual([]);
  });

  it('is received if papers are found, in the name of the citizen', async () => {
    const { id, tray } = await unverifiedDeposit('puts in');
    expect(await world.inspect(tray, 'papers')).toBe('found_papers');
    expect(await whereIs(world.officer, id)).toBe(`deposited tray ${tray}`);
    expect(await lastEntry(id)).toMatchObject({ event: 'envelope_received', actor: { type: 'citizen' } });
    await world.collect(id);
    expect(await whereIs(world.officer, id)).toBe('collected officer');
  });

  it('waits for the citizen again if the tray is empty', async () => {
    const { citizen, id, tray } = await unverifiedDeposit('does nothing');
    expect(await world.inspect(tray, 'nothing')).toBe('found_empty');
    expect(await whereIs(world.officer, id)).toBe(`reserved citizen ${tray}`);
    const deposit = await world.atKiosk(citizen, 'deposits', id, 'puts in');
    expect(deposit.settlement).toBe('moved');
  });
});

describe('what staff and citizens take out', () => {
  it('is with the officer who took it, though somebody else looked', async () => {
    const id = await world.deposit();
    const tray = await trayOf(id);
    const path = `/api/staff/dossiers/${id}/opening`;
    expect(await world.leaveUnverified(world.officer, path, { purpose: 'collect' }, 'takes out')).toBe(
      'unverified',
    );
    expect(await whereIs(world.officer, id)).toBe(`deposited tray ${tray} uncertain`);
    expect(await world.inspect(tray, 'nothing', supervisor)).toBe('found_empty');
    expect(await whereIs(world.officer, id)).toBe('collected officer');
    const officer = (await lastEntry(id))?.actor.displayName;
    expect(officer).toBe('Cán bộ tư vấn (demo)');
    expect((await lastEntry(id))?.officer).toBe(officer);
  });

  it('can be fetched again if it lies there still', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const tray = await trayOf(id);
    const fetcher = await world.fetcher(phone);
    const path = `/api/kiosk/pickups/${id}/opening`;
    expect(await world.leaveUnverified(fetcher, path, {}, 'does nothing')).toBe('unverified');
    const list = await fetcher.get('/api/kiosk/pickups');
    expect(list.body).toEqual({ pickups: [] });
    expect(await world.inspect(tray, 'papers')).toBe('found_papers');
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray}`);
    await world.atKiosk(fetcher, 'pickups', id, 'takes out');
    expect(await whereIs(world.officer, id)).toBe('picked_up citizen');
  });
});

describe('what the officer puts in', () => {
  it('stays in the officer’s hands when the tray does not open, and goes into another', async () => {
    const id = await world.resultInHand(world.newPhone());
    world.bridge.answer('A20', { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true });
    const opening = { purpose: 'load', trayLabel: 'A20' };
    const failed = await world.officer.post(`/api/staff/dossiers/${id}/opening`, opening);
    expect(await settlementOf(world.service, bodyOf<{ id: string }>(failed).id)).toBe('not_moved');
    expect(await whereIs(world.officer, id)).toBe('result_ready officer');
    await world.asOfficer(id, { purpose: 'load', trayLabel: 'A21' }, 'puts in');
    expect(await whereIs(world.officer, id)).toBe('loaded tray A21');
  });

  it('stays there when the lock has to cool down, which is no failure of it; the ledger says for how long', async () => {
    const id = await world.resultInHand(world.newPhone());
    const hot = { outcome: 'not_opened', reason: 'cooling_down', pulsed: false, readyInMs: 7_500 } as const;
    world.bridge.answer('A23', hot);
    const opening = { purpose: 'load', trayLabel: 'A23' };
    const { failuresUntilOutOfService } = world.service.options.site.doors;
    for (let tries = 0; tries < failuresUntilOutOfService; tries += 1) {
      const refused = await world.officer.post(`/api/staff/dossiers/${id}/opening`, opening);
      const operation = bodyOf<{ id: string }>(refused).id;
      expect(await settlementOf(world.service, operation)).toBe('not_moved');
      const told = await world.officer.get(`/api/staff/door-operations/${operation}`);
      expect(told.body).toMatchObject({ outcomeReason: 'cooling_down', readyInMs: 7_500 });
    }
    const tray = await world.officer.get('/api/staff/trays/A23');
    expect(tray.body).toMatchObject({ inService: true, contentKnown: true });
    const [entry] = await world.service.database.dataSource.query<{ details: object }[]>(
      `SELECT body::jsonb -> 'details' AS details FROM ledger_entry
        WHERE kind = 'door_operation.answered' ORDER BY sequence DESC LIMIT 1`,
    );
    expect(entry?.details).toMatchObject({ reason: 'cooling_down', readyInMs: 7_500 });
  });

  it('is loaded, from the inspection on, if papers are found', async () => {
    const id = await world.resultInHand(world.newPhone());
    const opening = { purpose: 'load', trayLabel: 'A22' };
    const path = `/api/staff/dossiers/${id}/opening`;
    expect(await world.leaveUnverified(world.officer, path, opening, 'puts in')).toBe('unverified');
    expect(await whereIs(world.officer, id)).toBe('result_ready officer A22 uncertain');
    world.service.clock.advance(7 * minuteMs);
    expect(await world.inspect('A22', 'papers')).toBe('found_papers');
    expect(await whereIs(world.officer, id)).toBe('loaded tray A22');
    const { windowEndsAt } = await look(world.officer, id);
    expect(windowEndsAt).toBe(new Date(world.service.clock.now().getTime() + 3 * 86_400_000).toISOString());
  });
});

describe('an inspection', () => {
  it('that finds nothing where papers should be raises an alarm, and the dossier stays lost until it is found', async () => {
    const id = await world.loadedResult(world.newPhone());
    const tray = await trayOf(id);
    alarms.length = 0;
    expect(await world.inspect(tray, 'nothing')).toBe('found_empty');
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray} uncertain`);
    expect(await lastEntry(id)).toMatchObject({ event: 'missing', actor: { type: 'staff' } });
    expect(alarms).toContainEqual({ type: 'alarm', id: tray, data: { alarm: 'dossier_missing' } });
    expect(await world.inspect(tray, 'papers')).toBe('found_papers');
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray}`);
  });

  it('that finds papers where none should be raises an alarm and closes the tray', async () => {
    alarms.length = 0;
    expect(await world.inspect('A25', 'papers')).toBe('found_papers');
    expect(alarms).toContainEqual({ type: 'alarm', id: 'A25', data: { alarm: 'foreign_papers' } });
    const tray = bodyOf<object>(await world.officer.get('/api/staff/trays/A25'));
    expect(tray).toMatchObject({ contentKnown: false, holds: 'nothing' });
    expect(await world.inspect('A25', 'nothing')).toBe('found_empty');
    expect(await world.officer.get('/api/staff/trays/A25')).toMatchObject({ body: { contentKnown: true } });
  });

  const stuck = { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true } as const;

  async function triesToInspect(tray: string): Promise<string> {
    await hasJustProved(world.service, world.officer);
    const answer = await world.officer.post(`/api/staff/trays/${tray}/inspection`, { reason: 'other' });
    return settlementOf(world.service, bodyOf<{ id: string }>(answer).id);
  }

  it('that did not open the tray changes nothing: what was certain is, and goes to its citizen', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const tray = await trayOf(id);
    world.bridge.answer(tray, stuck);
    expect(await triesToInspect(tray)).toBe('not_moved');
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray}`);
    expect(await world.officer.get(`/api/staff/trays/${tray}`)).toMatchObject({
      body: { contentKnown: true },
    });
    world.bridge.opensAgain(tray);
    const citizen = await world.fetcher(phone);
    await world.atKiosk(citizen, 'pickups', id, 'takes out');
    expect(await whereIs(world.officer, id)).toBe('picked_up citizen');
  });

  it('that did not open the tray leaves in doubt what was, for the next one to clear up', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    await world.leaveUnverified(citizen, `/api/kiosk/deposits/${id}/opening`, {}, 'puts in');
    const tray = await trayOf(id);
    world.bridge.answer(tray, stuck);
    expect(await triesToInspect(tray)).toBe('not_moved');
    expect(await whereIs(world.officer, id)).toBe(`reserved citizen ${tray} uncertain`);
    expect(await world.officer.get(`/api/staff/trays/${tray}`)).toMatchObject({
      body: { contentKnown: false },
    });
    world.bridge.opensAgain(tray);
    expect(await world.inspect(tray, 'papers')).toBe('found_papers');
    expect(await whereIs(world.officer, id)).toBe(`deposited tray ${tray}`);
  });
});
