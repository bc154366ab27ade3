import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyLedger } from '../../src/ledger/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look, newOfficialCode, settlementOf, whereIs } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { closeAnyhow, goTo, itemOf, openRun, readRun, told, workOff, type SeenRun } from '../support/runs.js';

const certifiedCopy = '2.000815';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  const verification = await verifyLedger(world.service.database.dataSource.manager);
  await world.stop();
  expect(verification.intact).toBe(true);
});

async function registerResult(procedureCode: string, inHand: boolean): Promise<string> {
  const phone = world.newPhone();
  const body = { origin: 'counter', procedureCode, officialCode: newOfficialCode(), phone, inHand };
  return bodyOf<{ id: string }>(await world.officer.post('/api/staff/dossiers', body)).id;
}

/** A deposit of which nobody can say whether it lies in its tray. */
async function uncertainDeposit(): Promise<string> {
  const citizen = await world.depositor();
  const id = await world.reserve(citizen);
  const path = `/api/kiosk/deposits/${id}/opening`;
  expect(await world.leaveUnverified(citizen, path, {}, 'puts in')).toBe('unverified');
  return id;
}

async function trayOf(id: string): Promise<string> {
  const { trayLabel } = await look(world.officer, id);
  if (trayLabel === null) throw new Error(`The dossier ${id} has no tray`);
  return trayLabel;
}

describe('the lists of a run', () => {
  let run: SeenRun;
  const ids = {} as Record<
    'overdue' | 'withdrawn' | 'early' | 'late' | 'uncertain' | 'birth' | 'copy' | 'atDepartment',
    string
  >;
  const phoneOfOverdue = '0987000001';

  beforeAll(async () => {
    ids.overdue = await world.loadedResult(phoneOfOverdue);
    await goTo(world, '2026-11-26T09:30');
    ids.withdrawn = await world.loadedResult(world.newPhone());
    await world.command(ids.withdrawn, 'withdraw', { reason: 'Công dân xin rút' });
    ids.early = await world.deposit();
    ids.uncertain = await uncertainDeposit();
    ids.late = await world.deposit();
    bodyOf(await world.officer.post('/api/staff/trays/B60/out-of-service', { reason: 'Khóa kẹt' }));
    ids.birth = await registerResult('1.001193', true);
    ids.copy = await registerResult(certifiedCopy, true);
    ids.atDepartment = await registerResult(certifiedCopy, false);
    run = await openRun(world.officer);
  });

  afterAll(async () => {
    await closeAnyhow(world.officer, run.id);
  });

  it('say what is to be done where, each along the cabinets', async () => {
    expect(run.lists.collect.map(({ dossier }) => dossier?.id)).toEqual([ids.early, ids.late]);
    expect(told(run.lists.collect)).toEqual([
      `${await trayOf(ids.early)} pending`,
      `${await trayOf(ids.late)} pending`,
    ]);
    expect(run.lists.return.map(({ dossier }) => dossier?.id).sort()).toEqual(
      [ids.overdue, ids.withdrawn].sort(),
    );
    expect(run.lists.inspect.map(({ trayLabel }) => trayLabel)).toEqual([await trayOf(ids.uncertain), 'B60']);
    expect(run.lists.inspect[1]).toMatchObject({ dossier: null, outOfServiceReason: { vi: 'Khóa kẹt' } });
    const walked = [...run.lists.collect, ...run.lists.return, ...run.lists.inspect];
    expect(walked.map(({ list, position }) => `${list} ${position}`)).toEqual([
      'collect 1',
      'collect 2',
      'return 1',
      'return 2',
      'inspect 1',
      'inspect 2',
    ]);
    expect(run.counts).toEqual({ pending: 9, done: 0, gone: 0, unresolved: 0 });
  });

  it('put what is to be loaded beside its like, also what must be fetched first', () => {
    const copy = itemOf(run, 'load', ids.copy);
    const atDepartment = itemOf(run, 'load', ids.atDepartment);
    const number = (label: string | null) => Number(label?.slice(1));
    expect(Math.abs(number(copy.trayLabel) - number(atDepartment.trayLabel))).toBe(1);
    expect([copy.opening, copy.toBeReceived]).toEqual(['load', false]);
    expect([atDepartment.opening, atDepartment.toBeReceived]).toEqual([null, true]);
    const trays = run.lists.load.map(({ trayLabel }) => trayLabel);
    expect(new Set(trays).size).toBe(3);
    expect(trays).toEqual([...trays].sort());
  });

  it('resolve by themselves when the papers have moved', async () => {
    const item = itemOf(run, 'collect', ids.early);
    const operation = await workOff(world, run, item, 'takes out');
    expect([operation.purpose, operation.settlement]).toEqual(['collect', 'moved']);
    const held = itemOf(await readRun(world.officer, run.id), 'collect', ids.early);
    expect([held.result, held.opening, held.toBeDecided]).toEqual(['pending', null, true]);
    await world.accept(ids.early);
    const seen = itemOf(await readRun(world.officer, run.id), 'collect', ids.early);
    expect([seen.result, seen.opening, seen.trayLabel]).toEqual(['done', null, item.trayLabel]);
    expect(seen.doorOperation).toMatchObject({ id: operation.id, settlement: 'moved' });

    const again = await world.officer.post(`/api/staff/runs/${run.id}/items/${item.id}/opening`);
    expect(again.body).toMatchObject({ code: 'transition_not_legal' });
  });

  it('stay pending when the papers have not moved', async () => {
    const item = itemOf(run, 'collect', ids.late);
    const operation = await workOff(world, run, item, 'does nothing');
    expect(operation.settlement).toBe('not_moved');
    const seen = itemOf(await readRun(world.officer, run.id), 'collect', ids.late);
    expect([seen.result, seen.opening]).toEqual(['pending', 'collect']);
  });

  it('show as gone what the citizen has fetched in the meantime', async () => {
    const citizen = await world.fetcher(phoneOfOverdue);
    await world.atKiosk(citizen, 'pickups', ids.overdue, 'takes out');
    const seen = itemOf(await readRun(world.officer, run.id), 'return', ids.overdue);
    expect([seen.result, seen.opening]).toEqual(['gone', null]);
    const late = await world.officer.post(`/api/staff/runs/${run.id}/items/${seen.id}/opening`);
    expect(late.body).toMatchObject({ code: 'transition_not_legal' });
  });

  it('have the officer take out what was withdrawn', async () => {
    const item = itemOf(run, 'return', ids.withdrawn);
    expect((await workOff(world, run, item, 'takes out')).purpose).toBe('return');
    expect(itemOf(await readRun(world.officer, run.id), 'return', ids.withdrawn).result).toBe('done');
  });

  it('have the officer look where nobody knows; what is found is gathered when asked for', async () => {
    const [item] = run.lists.inspect;
    if (!item) throw new Error('There is nothing to inspect');
    expect(item.opening).toBe('inspect');
    const path = `/api/staff/runs/${run.id}/items/${item.id}/opening`;
    const operation = bodyOf<{ id: string; trayLabel: string }>(await world.officer.post(path));
    const confirmation = `/api/staff/door-operations/${operation.id}/confirmation`;
    bodyOf(await world.officer.post(confirmation, { confirmation: 'done' }));
    await world.bridge.use(operation.trayLabel, 'does nothing');
    expect(await settlementOf(world.service, operation.id)).toBe('found_papers');
    expect(await whereIs(world.officer, ids.uncertain)).toBe(`deposited tray ${operation.trayLabel}`);

    const seen = await readRun(world.officer, run.id);
    expect(seen.lists.inspect[0]).toMatchObject({ result: 'done', opening: null });
    expect(seen.lists.collect).toHaveLength(2);
    const extended = bodyOf<SeenRun>(await world.officer.post(`/api/staff/runs/${run.id}/gathering`));
    expect(extended.lists.collect).toHaveLength(3);
    expect(itemOf(extended, 'collect', ids.uncertain)).toMatchObject({ position: 3, result: 'pending' });
    const twice = bodyOf<SeenRun>(await world.officer.post(`/api/staff/runs/${run.id}/gathering`));
    expect(twice.lists).toEqual(extended.lists);
  });

  it('load into the planned tray, or into the free one that the officer names', async () => {
    const birth = await workOff(world, run, itemOf(run, 'load', ids.birth), 'puts in');
    expect(birth.trayLabel).toBe(itemOf(run, 'load', ids.birth).trayLabel);

    const item = itemOf(run, 'load', ids.copy);
    const path = `/api/staff/runs/${run.id}/items/${item.id}/opening`;
    const taken = await world.officer.post(path, { trayLabel: birth.trayLabel });
    expect(taken.body).toMatchObject({ code: 'tray_not_free' });
    const copy = await workOff(world, run, item, 'puts in', { trayLabel: 'B30' });
    expect([copy.trayLabel, copy.settlement]).toEqual(['B30', 'moved']);

    const { lists } = await readRun(world.officer, run.id);
    expect(lists.load.filter(({ result }) => result === 'done').map(({ dossier }) => dossier?.id)).toEqual(
      expect.arrayContaining([ids.birth, ids.copy]),
    );
  });

  it('wait for what is still at the department, and plan another tray for it if the first is taken', async () => {
    const item = itemOf(run, 'load', ids.atDepartment);
    const path = `/api/staff/runs/${run.id}/items/${item.id}/opening`;
    expect((await world.officer.post(path)).body).toMatchObject({ code: 'transition_not_legal' });
    await world.command(ids.atDepartment, 'take-from-department');

    const other = await registerResult(certifiedCopy, true);
    await world.asOfficer(other, { purpose: 'load', trayLabel: item.trayLabel }, 'puts in');
    const seen = itemOf(await readRun(world.officer, run.id), 'load', ids.atDepartment);
    expect(seen.opening).toBe('load');
    expect(seen.trayLabel).not.toBe(item.trayLabel);
    expect((await workOff(world, run, item, 'puts in')).trayLabel).toBe(seen.trayLabel);
  });

  it('take no tray for anything but what is to be loaded', async () => {
    const item = itemOf(run, 'collect', ids.late);
    const path = `/api/staff/runs/${run.id}/items/${item.id}/opening`;
    const answer = await world.officer.post(path, { trayLabel: 'A01' });
    expect(answer.body).toMatchObject({ code: 'validation_failed' });
    expect(await whereIs(world.officer, ids.late)).toContain('deposited tray');
  });
});

describe('an item that is left undone', () => {
  it('has a reason, which can be taken back', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const item = itemOf(run, 'collect', id);
    const path = `/api/staff/runs/${run.id}/items/${item.id}/unresolved`;
    const left = bodyOf<SeenRun>(await world.officer.post(path, { reason: 'Khóa kẹt' }));
    expect(itemOf(left, 'collect', id)).toMatchObject({ result: 'unresolved', reason: 'Khóa kẹt' });
    const back = bodyOf<SeenRun>(await world.officer.delete(path));
    expect(itemOf(back, 'collect', id)).toMatchObject({ result: 'pending', reason: null });

    bodyOf(await world.officer.post(path, { reason: 'Khóa kẹt' }));
    await workOff(world, run, item, 'takes out');
    // A reason that was given for a locked door is none for a decision that is wanting.
    expect(itemOf(await readRun(world.officer, run.id), 'collect', id).result).toBe('pending');
    await world.accept(id);
    expect(itemOf(await readRun(world.officer, run.id), 'collect', id).result).toBe('done');
    const late = await world.officer.post(path, { reason: 'Khóa kẹt' });
    expect(late.body).toMatchObject({ code: 'transition_not_legal' });
    const closed = await closeAnyhow(world.officer, run.id);
    expect(itemOf(closed, 'collect', id)).toMatchObject({ result: 'done', reason: null });
  });

  it('needs a reason of some words', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const path = `/api/staff/runs/${run.id}/items/${itemOf(run, 'collect', id).id}/unresolved`;
    for (const body of [{}, { reason: '' }, { reason: 'ok' }, { reason: 'Khóa kẹt', more: 1 }]) {
      expect((await world.officer.post(path, body)).body).toMatchObject({ code: 'validation_failed' });
    }
    await closeAnyhow(world.officer, run.id);
  });
});

describe('who may', () => {
  it('open, work in, read and close runs is in the table of permissions', async () => {
    const run = await openRun(world.officer);
    const supervisor = await signInAs(world.service, 'supervisor');
    expect((await supervisor.get(`/api/staff/runs/${run.id}`)).status).toBe(200);
    for (const other of [supervisor, world.desk, world.department]) {
      expect((await other.post('/api/staff/runs')).body).toMatchObject({ code: 'forbidden' });
      const closing = await other.post(`/api/staff/runs/${run.id}/closing`);
      expect(closing.body).toMatchObject({ code: 'forbidden' });
    }
    expect((await world.desk.get('/api/staff/runs/current')).body).toMatchObject({ code: 'forbidden' });
    await closeAnyhow(world.officer, run.id);
  });
});
