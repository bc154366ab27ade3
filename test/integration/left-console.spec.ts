import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf, type Answer } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look, openAndUse, settlementOf } from '../support/dossiers.js';
import { closeAnyhow, itemOf, openRun, readRun, type SeenItem, type SeenRun } from '../support/runs.js';
import { hasJustProved, presentCode } from '../support/staff.js';

type Person = Parameters<DossierWorld['bridge']['use']>[1];

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

beforeEach(async () => {
  await world.signInAgain();
});

/** Its owner has gone for as long as a proof counts. */
const isLeft = (): void => {
  world.service.clock.advance(5 * minuteMs);
};

/** They go on, within the time in which the proof counts. */
const goesOn = (): void => {
  world.service.clock.advance(4 * minuteMs);
};

async function openings(): Promise<number> {
  const [row] = await world.service.database.dataSource.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM door_operation',
  );
  return row?.count ?? -1;
}

/** That nobody gets through with this, and no door has moved. */
async function expectToBeAsked(ask: () => Promise<Answer>): Promise<void> {
  const before = await openings();
  const answer = await ask();
  expect([answer.status, answer.body]).toMatchObject([403, { code: 'reauthentication_required' }]);
  expect(await openings()).toBe(before);
}

async function expectToOpen(request: Promise<Answer>, person: Person, settlement: string): Promise<void> {
  expect((await openAndUse(world.service, world.bridge, request, person)).settlement).toBe(settlement);
}

async function trayOf(id: string): Promise<string> {
  const { trayLabel } = await look(world.officer, id);
  if (trayLabel === null) throw new Error(`The dossier ${id} has no tray`);
  return trayLabel;
}

async function withdrawnResult(): Promise<string> {
  const id = await world.loadedResult(world.newPhone());
  await world.command(id, 'withdraw', { reason: 'Công dân xin rút' });
  return id;
}

describe('outside of a run', () => {
  const open = (id: string, opening: object): Promise<Answer> =>
    world.officer.post(`/api/staff/dossiers/${id}/opening`, opening);

  it('opens no tray for whoever finds the console, and goes on once its owner shows a code', async () => {
    const [deposited, withdrawn] = [await world.deposit(), await withdrawnResult()];
    const inHand = await world.resultInHand(world.newPhone());
    const toLoad = { purpose: 'load', trayLabel: 'B30' };
    isLeft();
    await expectToBeAsked(() => open(deposited, { purpose: 'collect' }));
    await expectToBeAsked(() => open(withdrawn, { purpose: 'return' }));
    await expectToBeAsked(() => open(inHand, toLoad));
    await expectToBeAsked(() => open(inHand, { purpose: 'load' }));
    const code = await presentCode(world.service, world.officer.id);
    await world.officer.post('/api/staff/me/reauthentication', { kind: 'code', code });
    await expectToOpen(open(deposited, { purpose: 'collect' }), 'takes out', 'moved');
    await expectToOpen(open(withdrawn, { purpose: 'return' }), 'takes out', 'moved');
    await expectToOpen(open(inHand, toLoad), 'puts in', 'moved');
  });

  it('asks nothing of who goes on from tray to tray, and asks again after a pause', async () => {
    const ids = [await world.deposit(), await world.deposit(), await world.deposit()];
    const late = await world.deposit();
    await hasJustProved(world.service, world.officer);
    for (const id of ids) {
      goesOn();
      await expectToOpen(open(id, { purpose: 'collect' }), 'takes out', 'moved');
    }
    isLeft();
    await expectToBeAsked(() => open(late, { purpose: 'collect' }));
  });

  it('lets a look into a tray keep the proof fresh, too', async () => {
    const id = await world.deposit();
    const label = await trayOf(id);
    await world.inspect(label, 'papers');
    goesOn();
    const looked = await world.officer.post(`/api/staff/trays/${label}/inspection`, { reason: 'other' });
    await seePapers(looked);
    goesOn();
    await expectToOpen(open(id, { purpose: 'collect' }), 'takes out', 'moved');
  });
});

/** Says that papers lie in a tray that was opened for a look, and closes it. */
async function seePapers(opening: Answer): Promise<void> {
  const { id, trayLabel } = bodyOf<DoorOperationView>(opening);
  bodyOf(await world.officer.post(`/api/staff/door-operations/${id}/confirmation`, { confirmation: 'done' }));
  await world.bridge.use(trayLabel, 'does nothing');
  expect(await settlementOf(world.service, id)).toBe('found_papers');
}

describe('in a run', () => {
  let run: SeenRun;
  let toCollect: string[];
  let toLoad: string;
  let toInspect: SeenItem;

  const open = (item: SeenItem, body: object = {}): Promise<Answer> =>
    world.officer.post(`/api/staff/runs/${run.id}/items/${item.id}/opening`, body);

  beforeEach(async () => {
    toCollect = [await world.deposit(), await world.deposit(), await world.deposit()];
    toLoad = await world.resultInHand(world.newPhone());
    const citizen = await world.depositor();
    const doubtful = await world.reserve(citizen);
    await world.leaveUnverified(citizen, `/api/kiosk/deposits/${doubtful}/opening`, {}, 'puts in');
    const label = await trayOf(doubtful);
    await hasJustProved(world.service, world.officer);
    run = await openRun(world.officer);
    const item = run.lists.inspect.find(({ trayLabel }) => trayLabel === label);
    if (!item) throw new Error('There is nothing to inspect');
    toInspect = item;
  });

  afterEach(async () => {
    const { closedAt } = await readRun(world.officer, run.id);
    if (closedAt === null) await closeAnyhow(world.officer, run.id);
  });

  it('begins none for whoever finds the console', async () => {
    await closeAnyhow(world.officer, run.id);
    isLeft();
    await expectToBeAsked(() => world.officer.post('/api/staff/runs'));
  });

  it('puts nothing more on its lists for whoever finds the console', async () => {
    const late = await world.deposit();
    const gather = () => world.officer.post(`/api/staff/runs/${run.id}/gathering`);
    isLeft();
    await expectToBeAsked(gather);
    expect(JSON.stringify(await readRun(world.officer, run.id))).not.toContain(late);
    await hasJustProved(world.service, world.officer);
    expect(JSON.stringify(bodyOf(await gather()))).toContain(late);
  });

  it('opens what its lists name, and no look and no tray of one’s choice; nothing of it makes an old proof fresh', async () => {
    const loading = itemOf(run, 'load', toLoad);
    isLeft();
    await expectToBeAsked(() => open(toInspect));
    await expectToBeAsked(() => open(loading, { trayLabel: 'B31' }));
    await expectToOpen(open(itemOf(run, 'collect', toCollect[0] ?? '')), 'takes out', 'moved');
    await expectToOpen(open(loading), 'puts in', 'moved');
    await expectToBeAsked(() => open(toInspect));
    expect((await readRun(world.officer, run.id)).counts.unresolved).toBe(0);
  });

  it('asks nothing of an officer who goes on from tray to tray', async () => {
    for (const id of toCollect) {
      goesOn();
      await expectToOpen(open(itemOf(run, 'collect', id)), 'takes out', 'moved');
    }
    goesOn();
    await seePapers(await open(toInspect));
    goesOn();
    await expectToOpen(open(itemOf(run, 'load', toLoad), { trayLabel: 'B48' }), 'puts in', 'moved');
  });
});
