import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, type CitizenCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const rate = (citizen: CitizenCaller, rating: string, about = 'deposit', key?: string) =>
  citizen.post('/api/kiosk/ratings', { about, rating }, key);

type Counts = Readonly<Record<string, number>>;

async function counts(): Promise<{ today: Counts; last30Days: Counts }> {
  const overview = await world.desk.get('/api/staff/overview');
  return bodyOf<{ ratings: { today: Counts; last30Days: Counts } }>(overview).ratings;
}

describe('ratings', () => {
  it('are counted for today and the last thirty days', async () => {
    for (const rating of ['satisfied', 'satisfied', 'dissatisfied']) {
      expect((await rate(await world.depositor(), rating)).status).toBe(204);
    }
    const today = { satisfied: 2, neutral: 0, dissatisfied: 1 };
    expect(await counts()).toEqual({ today, last30Days: today });

    world.service.clock.advance(29 * dayMs);
    await world.signInAgain();
    expect((await rate(await world.depositor(), 'neutral')).status).toBe(204);
    expect(await counts()).toEqual({
      today: { satisfied: 0, neutral: 1, dissatisfied: 0 },
      last30Days: { satisfied: 2, neutral: 1, dissatisfied: 1 },
    });
    world.service.clock.advance(dayMs);
    await world.signInAgain();
    expect(await counts()).toEqual({
      today: { satisfied: 0, neutral: 0, dissatisfied: 0 },
      last30Days: { satisfied: 0, neutral: 1, dissatisfied: 0 },
    });
  });

  it('count once a session, also at once, and a repeated request is the same one', async () => {
    const citizen = await world.depositor();
    const key = randomUUID();
    const answers = await Promise.all([
      rate(citizen, 'satisfied', 'deposit', key),
      rate(citizen, 'satisfied', 'deposit', key),
      rate(citizen, 'neutral'),
      rate(citizen, 'dissatisfied'),
    ]);
    const repeated = answers.slice(0, 2).map(({ status }) => status);
    expect(repeated[0]).toBe(repeated[1]);
    expect(answers.slice(1).filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.slice(1).filter(({ status }) => status === 409)).toHaveLength(2);
    expect((await rate(citizen, 'neutral')).body).toMatchObject({ code: 'already_exists' });
    const { today } = await counts();
    expect(Object.values(today).reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('may come when the session has run out, but only about what it was for', async () => {
    const citizen = await world.depositor();
    expect((await rate(citizen, 'neutral', 'pickup')).body).toMatchObject({ code: 'forbidden' });
    world.service.clock.advance(10 * minuteMs);
    expect((await rate(citizen, 'neutral')).status).toBe(204);
    expect(
      (await world.kiosk.post('/api/kiosk/ratings', { about: 'deposit', rating: 'neutral' })).status,
    ).toBe(401);
    const visitor = await world.deposit().then(async () => {
      const phone = world.newPhone();
      await world.deposit(phone);
      return enterAsCitizen(world.service, world.kiosk, phone, 'lookup');
    });
    for (const about of ['deposit', 'pickup']) {
      expect((await rate(visitor, 'neutral', about)).body).toMatchObject({ code: 'forbidden' });
    }
    expect((await rate(visitor, 'neutral', 'lookup')).body).toMatchObject({ code: 'validation_failed' });
  });

  it('lead to nobody: what is stored is a number for a kiosk and a day', async () => {
    const rows = await world.service.database.dataSource.query<object[]>(
      'SELECT * FROM rating_count ORDER BY day, rating LIMIT 1',
    );
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['about', 'count', 'day', 'kiosk_id', 'rating']);
  });
});
