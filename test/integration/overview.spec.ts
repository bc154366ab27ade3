import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { traysOf } from '../../src/config/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { closeAnyhow, goTo, openRun } from '../support/runs.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

interface Seen {
  readonly runs: { openRunId: string | null; nextRunAt: string; secondsUntilNext: number; missed: string[] };
  readonly waiting: object;
  readonly today: object;
  readonly freeTrays: { small: number; large: number };
  readonly undeliveredNotices: number;
}

async function overview(): Promise<Seen> {
  return bodyOf<Seen>(await world.desk.get('/api/staff/overview'));
}

describe('the overview', () => {
  it('begins with an empty cabinet', async () => {
    const trays = traysOf(world.service.options.site);
    const small = trays.filter(({ size }) => size === 'small').length;
    expect(await overview()).toEqual({
      at: '2026-11-23T02:00:00.000Z',
      runs: {
        openRunId: null,
        nextRunAt: '2026-11-23T06:30:00.000Z',
        secondsUntilNext: 4.5 * 60 * 60,
        missed: [],
      },
      waiting: { collect: 0, return: 0, inspect: 0, load: 0, toBeReceived: 0 },
      today: { date: '2026-11-23', deposits: 0, pickups: 0, overdue: 0 },
      freeTrays: { small, large: trays.length - small },
      undeliveredNotices: 0,
      ratings: {
        today: { satisfied: 0, neutral: 0, dissatisfied: 0 },
        last30Days: { satisfied: 0, neutral: 0, dissatisfied: 0 },
      },
    });
  });

  it('counts what waits and what has happened since midnight', async () => {
    const before = await overview();
    const phone = world.newPhone();
    const fetched = await world.loadedResult(phone);
    await world.atKiosk(await world.fetcher(phone), 'pickups', fetched, 'takes out');
    await world.deposit();
    await world.deposit();
    await world.resultInHand(world.newPhone());
    bodyOf(await world.officer.post('/api/staff/trays/B60/out-of-service', { reason: 'Khóa kẹt' }));
    const run = await openRun(world.officer);

    const seen = await overview();
    expect(seen.runs.openRunId).toBe(run.id);
    expect(seen.waiting).toEqual({ collect: 2, return: 0, inspect: 1, load: 1, toBeReceived: 0 });
    expect(seen.today).toEqual({ date: '2026-11-23', deposits: 2, pickups: 1, overdue: 0 });
    const free = ({ freeTrays: { small, large } }: Seen) => small + large;
    expect(free(before) - free(seen)).toBe(3);
    await closeAnyhow(world.officer, run.id);
  });

  it('begins a new day at midnight by the site’s clock', async () => {
    await world.loadedResult(world.newPhone());
    await goTo(world, '2026-11-23T23:59:59');
    expect((await overview()).today).toMatchObject({ date: '2026-11-23', deposits: 2 });
    await goTo(world, '2026-11-24T00:00');
    expect((await overview()).today).toEqual({ date: '2026-11-24', deposits: 0, pickups: 0, overdue: 0 });
    await goTo(world, '2026-11-26T09:00');
    const seen = await overview();
    expect(seen.today).toMatchObject({ date: '2026-11-26', overdue: 1 });
    expect(seen.waiting).toMatchObject({ return: 1 });
    expect(seen.runs.missed.length).toBeGreaterThan(0);
  });

  it('is for every member of staff and for nobody else', async () => {
    expect((await world.department.get('/api/staff/overview')).status).toBe(200);
    expect((await world.kiosk.get('/api/staff/overview')).status).toBe(401);
  });
});
