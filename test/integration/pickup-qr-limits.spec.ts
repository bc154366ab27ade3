import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApplication } from '../../src/application.js';
import { StatusLinks } from '../../src/dossiers/index.js';
import { AdjustableClock, dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { callerWith, type Answer, type Caller } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';

let world: DossierWorld;
let anyone: Caller;

beforeAll(async () => {
  world = await DossierWorld.start();
  anyone = callerWith(world.service, {});
});

afterAll(async () => {
  await world.stop();
});

const pathOf = (id: string): string =>
  `/api/public/dossiers/${world.service.application.get(StatusLinks).tokenOf(id)}/pickup-qr`;

const askForQr = (id: string, asker = anyone) => asker.post(pathOf(id));

/** How many the ledger tells of. */
async function givenTo(id: string): Promise<number> {
  const rows = await world.service.database.dataSource.query<unknown[]>(
    `SELECT 1 FROM ledger_entry WHERE kind = 'dossier.pickup_qr_given' AND subject_id = $1`,
    [id],
  );
  return rows.length;
}

describe('how many pickup QRs a dossier is given', () => {
  const told = (answer: Answer): unknown => {
    const { code, limit, retryAfterSeconds } = answer.body as Record<string, unknown>;
    return answer.status === 201 ? 'given' : [answer.status, code, limit, retryAfterSeconds];
  };
  const full = (seconds: number) => [429, 'too_many_requests', 'dossier', seconds];
  const asked = async (id: string): Promise<unknown> => told(await askForQr(id));

  /** What the service does every minute. */
  const aMinutesWork = () => world.service.application.get(Sweeps).runAll();

  /** As many as a day has, the last of them just now. */
  async function useUpTheDay(id: string): Promise<void> {
    for (let given = 0; given < 20; given += 1) {
      world.service.clock.advance(20 * secondMs);
      expect(await asked(id)).toBe('given');
    }
  }

  const counted = async (): Promise<number> =>
    (await world.service.database.dataSource.query<unknown[]>('SELECT 1 FROM pickup_qr_given')).length;

  it('is one of several that are asked for at once, and one in twenty seconds', async () => {
    const phone = world.newPhone();
    const [id, other] = [await world.loadedResult(phone), await world.loadedResult(phone)];
    const answers = await Promise.all([askForQr(id), askForQr(id), askForQr(id)]);
    const given = answers.filter(({ status }) => status === 201);
    expect(answers.map(told).filter((what) => what !== 'given')).toEqual([full(20), full(20)]);
    expect(await givenTo(id)).toBe(1);
    expect(await asked(other)).toBe('given');
    world.service.clock.advance(20 * secondMs - 1);
    const refused = await askForQr(id);
    expect([told(refused), refused.headers['retry-after']]).toEqual([full(1), '1']);
    // The one before it works on, and what was refused has cost nothing.
    const token = given.map(({ body }) =>
      (body as { text: string }).text.slice('motcua247:pickup:'.length),
    )[0];
    expect((await world.kiosk.post('/api/kiosk/pickup-sessions', { token, phone })).status).toBe(201);
    world.service.clock.advance(1);
    expect(await asked(id)).toBe('given');
    expect(await givenTo(id)).toBe(2);
  });

  it('is not more where the same request is sent again: that is answered as before', async () => {
    const id = await world.loadedResult(world.newPhone());
    const [first, again] = [
      await anyone.post(pathOf(id), {}, 'pressed-once'),
      await anyone.post(pathOf(id), {}, 'pressed-once'),
    ];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await givenTo(id)).toBe(1);
  });

  it('is twenty in 24 hours, also over a restart and under a clock that was set back', async () => {
    const id = await world.loadedResult(world.newPhone());
    await useUpTheDay(id);
    const { clock } = world.service;
    clock.advance(hourMs - 19 * 20 * secondMs);
    expect(await asked(id)).toEqual(full((dayMs - hourMs) / secondMs));
    for (const backMs of [0, 2 * hourMs, 3 * 365 * dayMs]) {
      const earlier = AdjustableClock.at(clock.now());
      earlier.advance(-backMs);
      const restarted = await createApplication({ ...world.service.options, clock: earlier });
      try {
        await restarted.listen(0, '127.0.0.1');
        const elsewhere = callerWith({ url: (await restarted.getUrl()).replace(/\/$/, '') }, {});
        const [status, code, limit] = told(await askForQr(id, elsewhere)) as unknown[];
        expect([backMs, status, code, limit]).toEqual([backMs, ...full(0).slice(0, 3)]);
      } finally {
        await restarted.close();
      }
    }
    expect(await givenTo(id)).toBe(20);
    clock.advance(dayMs - hourMs - secondMs);
    expect(await asked(id)).toEqual(full(1));
    clock.advance(secondMs);
    expect(await asked(id)).toBe('given');
  });

  it('stays counted for once more a day when the clock is set back by years, and no longer', async () => {
    await world.signInAgain();
    const id = await world.loadedResult(world.newPhone());
    await useUpTheDay(id);
    const { clock } = world.service;
    const years = 3 * 365 * dayMs;
    clock.advance(-years);
    await aMinutesWork();
    expect(await asked(id)).toEqual(full(dayMs / secondMs));
    clock.advance(dayMs - minuteMs);
    await aMinutesWork();
    expect(await asked(id)).toEqual(full(60));
    clock.advance(minuteMs);
    await aMinutesWork();
    expect(await asked(id)).toBe('given');
    clock.advance(years);
  });

  it('is forgotten by the next sweep when it counts no more, and not before', async () => {
    world.service.clock.advance(2 * dayMs);
    await aMinutesWork();
    expect(await counted()).toBe(0);
    await world.signInAgain();
    expect(await asked(await world.loadedResult(world.newPhone()))).toBe('given');
    world.service.clock.advance(dayMs);
    await aMinutesWork();
    expect(await counted()).toBe(1);
    world.service.clock.advance(1);
    await aMinutesWork();
    expect(await counted()).toBe(0);
  });
});
