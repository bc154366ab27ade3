import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyLedger } from '../../src/ledger/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look, whereIs } from '../support/dossiers.js';
import { closeAnyhow, openRun } from '../support/runs.js';
import { signInAs, type StaffCaller } from '../support/staff.js';

let world: DossierWorld;
let supervisor: StaffCaller;

beforeAll(async () => {
  world = await DossierWorld.start();
  supervisor = await signInAs(world.service, 'supervisor');
});

afterAll(async () => {
  const verification = await verifyLedger(world.service.database.dataSource.manager);
  await world.stop();
  expect(verification.intact).toBe(true);
});

const reason = 'Đã kiểm tra khay và hỏi các phòng';

interface Missing {
  readonly id: string;
  readonly tray: string;
  readonly phone: string;
}

async function loaded(): Promise<Missing> {
  const phone = world.newPhone();
  const id = await world.loadedResult(phone);
  return { id, phone, tray: (await look(world.officer, id)).trayLabel ?? '' };
}

/** A result that an officer has looked for in its tray, in vain. */
async function missing(): Promise<Missing> {
  const result = await loaded();
  expect(await world.inspect(result.tray, 'nothing')).toBe('found_empty');
  world.bridge.set(result.tray, { occupancy: 'absent' });
  return result;
}

const declareLost = (id: string, by = supervisor) =>
  by.post(`/api/staff/dossiers/${id}/declare-lost`, { reason });

async function isFree(tray: string): Promise<boolean> {
  const rows: unknown[] = await world.service.database.dataSource.query(
    'SELECT 1 FROM free_tray WHERE label = $1',
    [tray],
  );
  return rows.length > 0;
}

/** Trays on the list of those an officer has to look into. */
async function toInspect(): Promise<(string | null)[]> {
  const run = await openRun(world.officer);
  await closeAnyhow(world.officer, run.id);
  return run.lists.inspect.map(({ trayLabel }) => trayLabel);
}

describe('declaring lost', () => {
  it('is refused while the papers are where they should be', async () => {
    const { id } = await loaded();
    expect((await declareLost(id)).body).toMatchObject({ code: 'transition_not_legal' });
  });

  it('is refused until an officer has looked for them', async () => {
    const { id, phone, tray } = await loaded();
    const fetcher = await world.fetcher(phone);
    const path = `/api/kiosk/pickups/${id}/opening`;
    expect(await world.leaveUnverified(fetcher, path, {}, 'does nothing')).toBe('unverified');
    expect((await look(supervisor, id)).commands).toEqual([]);
    expect((await declareLost(id)).body).toMatchObject({ code: 'tray_content_unknown' });
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray} uncertain`);
  });

  it('is refused once they were found where they should be', async () => {
    const { id, tray } = await missing();
    expect(await look(supervisor, id)).toMatchObject({ missing: true, commands: ['declare_lost'] });
    await world.inspect(tray, 'papers');
    expect(await look(supervisor, id)).toMatchObject({ missing: false });
    expect((await declareLost(id)).body).toMatchObject({ code: 'transition_not_legal' });
  });

  it('is for supervisors, and not without a reason', async () => {
    const { id, tray } = await missing();
    for (const caller of [world.officer, world.desk, world.department]) {
      expect((await declareLost(id, caller)).body).toMatchObject({ code: 'forbidden' });
    }
    const empty = await supervisor.post(`/api/staff/dossiers/${id}/declare-lost`, { reason: ' ' });
    expect(empty.body).toMatchObject({ code: 'validation_failed' });
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray} uncertain`);
  });
});

describe('a dossier that is lost', () => {
  let lost: Missing;

  beforeEach(async () => {
    lost = await missing();
    bodyOf(await declareLost(lost.id));
  });

  it('is with nobody, in no tray, with the reason; and stays findable and open', async () => {
    expect(await whereIs(world.officer, lost.id)).toBe('lost unknown');
    expect(await look(world.officer, lost.id)).toMatchObject({ reason, closedAt: null });
    const search = '/api/staff/dossiers?state=lost&open=true&pageSize=100';
    const { dossiers } = bodyOf<{ dossiers: { id: string }[] }>(await world.desk.get(search));
    expect(dossiers.map(({ id }) => id)).toContain(lost.id);
    const answer = await world.officer.get(`/api/staff/dossiers/${lost.id}/history`);
    const { entries } = bodyOf<{ entries: object[] }>(answer);
    expect(entries.at(-1)).toMatchObject({
      event: 'declared_lost',
      actor: { type: 'staff', id: supervisor.id },
      custody: 'unknown',
    });
  });

  it('opens no tray to the citizen, who gets no message by itself', async () => {
    const { id, tray, phone } = await loaded();
    const fetcher = await world.fetcher(phone);
    await world.inspect(tray, 'nothing');
    bodyOf(await declareLost(id));
    expect(await fetcher.get('/api/kiosk/pickups')).toMatchObject({ body: { pickups: [] } });
    const opening = await fetcher.post(`/api/kiosk/pickups/${id}/opening`);
    expect(opening.body).toMatchObject({ code: 'transition_not_legal' });
    const answer = await world.officer.get(`/api/staff/dossiers/${id}/notices`);
    const { notices } = bodyOf<{ notices: { template: string }[] }>(answer);
    expect(notices.map(({ template }) => template)).toEqual(['result_ready']);
  });

  it('leaves its tray closed until an officer has looked into it since (I7)', async () => {
    expect(await isFree(lost.tray)).toBe(false);
    expect(await toInspect()).toContain(lost.tray);
    expect(await world.inspect(lost.tray, 'nothing')).toBe('found_empty');
    expect(await isFree(lost.tray)).toBe(true);
    expect(await toInspect()).not.toContain(lost.tray);
  });

  it('does not free its tray if papers are found there after all, and goes on at the desk', async () => {
    expect(await world.inspect(lost.tray, 'papers')).toBe('found_papers');
    expect(await isFree(lost.tray)).toBe(false);
    expect(await whereIs(world.officer, lost.id)).toBe('lost unknown');

    const refused = await supervisor.post(`/api/staff/dossiers/${lost.id}/declare-found`);
    expect(refused.body).toMatchObject({ code: 'forbidden' });
    await world.command(lost.id, 'declare-found');
    expect(await whereIs(world.officer, lost.id)).toBe('returned_to_desk officer');
    bodyOf(await world.desk.post(`/api/staff/dossiers/${lost.id}/receive-at-desk`));
    const handOver = { identityCheck: 'citizen_id_card' };
    bodyOf(await world.desk.post(`/api/staff/dossiers/${lost.id}/hand-over`, handOver));
    expect(await whereIs(world.officer, lost.id)).toBe('handed_over citizen');
  });
});

describe('what was to be collected and is lost', () => {
  it('is gone from the run, with the reason, and blocks nothing', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const { trayLabel } = await look(world.officer, id);
    const tray = trayLabel ?? '';
    await world.inspect(tray, 'nothing');
    world.bridge.set(tray, { occupancy: 'absent' });
    bodyOf(await declareLost(id));
    const answer = await world.officer.get(`/api/staff/runs/${run.id}`);
    const { lists } = bodyOf<Awaited<ReturnType<typeof openRun>>>(answer);
    const item = lists.collect.find(({ dossier }) => dossier?.id === id);
    expect(item).toMatchObject({ result: 'gone', opening: null });
    await closeAnyhow(world.officer, run.id);
  });
});
