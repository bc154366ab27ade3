import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasePersons } from '../../src/dossiers/sweeps/erase-persons.js';
import { installCatalogue, UnknownProcedureError } from '../../src/procedures/index.js';
import { dayMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { type CitizenCaller } from '../support/citizens.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, newOfficialCode, whereIs } from '../support/dossiers.js';
import { phoneIndexOf } from '../support/phones.js';

let world: DossierWorld;
/** The site's own list, which the service reads anew each time. */
let secondFactors: { procedureCode: string; asks: 'citizen_id_last_four' | 'birth_date' }[];

beforeAll(async () => {
  world = await DossierWorld.start();
  ({ secondFactors } = world.service.options.site.pickup);
  secondFactors.push({ procedureCode: birthRegistration, asks: 'birth_date' });
});

afterAll(async () => {
  await world.stop();
});

const born = '1990-02-01';

const register = (phone: string, more: object = {}) =>
  world.officer.post('/api/staff/dossiers', {
    origin: 'counter',
    procedureCode: birthRegistration,
    officialCode: newOfficialCode(),
    phone,
    inHand: true,
    ...more,
  });

/** A result in a tray that asks for a day of birth. */
async function loaded(phone: string): Promise<string> {
  const { id } = bodyOf<{ id: string }>(await register(phone, { pickupFactor: born }));
  await world.asOfficer(id, { purpose: 'load' }, 'puts in');
  return id;
}

const answer = (citizen: CitizenCaller, id: string, given: string) =>
  citizen.post(`/api/kiosk/pickups/${id}/factor`, { answer: given });

const open = (citizen: CitizenCaller, id: string) => citizen.post(`/api/kiosk/pickups/${id}/opening`);

describe('a result whose procedure asks about the holder', () => {
  it('is put into a tray only when the answer is known; it is kept as a hash and read by nobody', async () => {
    const { id } = bodyOf<{ id: string }>(await register(world.newPhone()));
    const load = { purpose: 'load' };
    const refused = await world.officer.post(`/api/staff/dossiers/${id}/opening`, load);
    expect(refused.body).toMatchObject({ status: 409, code: 'pickup_factor_missing', asks: 'birth_date' });
    const note = (pickupFactor: string) =>
      world.officer.post(`/api/staff/dossiers/${id}/pickup-factor`, { pickupFactor });
    expect((await note('0042')).body).toMatchObject({ code: 'validation_failed' });
    expect((await note(born)).status).toBe(200);
    await world.asOfficer(id, load, 'puts in');
    expect((await note(born)).body).toMatchObject({ code: 'transition_not_legal' });
    expect(await tablesWith(world.service.databaseUrl, born)).toEqual([]);
    const kept = await world.service.database.dataSource.query<{ hash: Buffer }[]>(
      'SELECT pickup_factor_hash AS hash FROM dossier WHERE pickup_factor IS NOT NULL',
    );
    expect(kept[0]?.hash).toHaveLength(32);
  });

  it('opens after the right answer only, for that dossier only', async () => {
    const phone = world.newPhone();
    const [first, second] = [await loaded(phone), await loaded(phone)];
    const citizen = await world.fetcher(phone);
    const { pickups } = bodyOf<{ pickups: { asks: string }[] }>(await citizen.get('/api/kiosk/pickups'));
    expect(pickups.map(({ asks }) => asks)).toEqual(['birth_date', 'birth_date']);
    expect((await open(citizen, first)).body).toMatchObject({ code: 'pickup_factor_missing' });
    expect((await answer(citizen, first, born)).status).toBe(204);
    expect((await open(citizen, second)).body).toMatchObject({ code: 'pickup_factor_missing' });
    await world.atKiosk(citizen, 'pickups', first, 'takes out');
    expect(await whereIs(world.officer, first)).toBe('picked_up citizen');
  });

  it('ends the session with the third wrong answer', async () => {
    const phone = world.newPhone();
    const id = await loaded(phone);
    const citizen = await world.fetcher(phone);
    for (const triesLeft of [2, 1, 0]) {
      const wrong = await answer(citizen, id, '1990-02-02');
      expect(wrong.body).toMatchObject({ status: 403, code: 'pickup_factor_wrong', triesLeft });
    }
    expect((await answer(citizen, id, born)).body).toMatchObject({ code: 'session_ended' });
    // Of somebody else's dossier it is not even told that it asks.
    const other = await world.fetcher(phone);
    const foreign = await loaded(world.newPhone());
    expect((await answer(other, foreign, born)).body).toMatchObject({ code: 'not_found' });
  });

  it('locks the phone at the tenth wrong answer: no right code in between begins anew, a right answer does', async () => {
    const phone = world.newPhone();
    const id = await loaded(phone);
    const failures = async (): Promise<number> => {
      const rows: unknown[] = await world.service.database.dataSource.query(
        'SELECT 1 FROM code_failure WHERE phone_index = $1 AND in_a_row',
        [phoneIndexOf(world.service, phone)],
      );
      return rows.length;
    };
    let citizen = await world.fetcher(phone);
    await answer(citizen, id, '1990-02-02');
    await answer(citizen, id, born);
    expect(await failures()).toBe(0);
    for (let wrong = 0; wrong < 10; wrong += 1) {
      if (wrong % 3 === 0) citizen = await world.fetcher(phone);
      const refused = await answer(citizen, id, '1990-02-02');
      expect(refused.body).toMatchObject({ code: 'pickup_factor_wrong' });
    }
    expect(await failures()).toBe(10);
    const asked = await world.kiosk.post('/api/kiosk/codes', { phone, purpose: 'pickup' });
    expect(asked.body).toMatchObject({ code: 'too_many_requests', limit: 'phone', retryAfterSeconds: null });
  });

  it('loses what it asked for with its person', async () => {
    const phone = world.newPhone();
    const id = await loaded(phone);
    const citizen = await world.fetcher(phone);
    await answer(citizen, id, born);
    await world.atKiosk(citizen, 'pickups', id, 'takes out');
    world.service.clock.advance(30 * dayMs);
    await world.service.application.get(ErasePersons).run();
    const kept = await world.service.database.dataSource.query<object[]>(
      'SELECT pickup_factor, pickup_factor_hash FROM dossier WHERE id = $1',
      [id],
    );
    expect(kept).toEqual([{ pickup_factor: null, pickup_factor_hash: null }]);
    await world.signInAgain();
  });
});

describe('a result whose procedure asks nothing', () => {
  it('takes no answer, so that nothing is kept in vain', async () => {
    const refused = await register(world.newPhone(), { procedureCode: '1.000656', pickupFactor: born });
    expect(refused.body).toMatchObject({ code: 'validation_failed' });
  });
});

describe('a site that asks for a procedure which is not there', () => {
  it('does not start', async () => {
    const { database, options } = world.service;
    secondFactors.push({ procedureCode: '9.999999', asks: 'birth_date' });
    try {
      const start = database.transaction((transaction) => installCatalogue(transaction, options.site));
      await expect(start).rejects.toThrow(UnknownProcedureError);
    } finally {
      secondFactors.pop();
    }
  });
});
