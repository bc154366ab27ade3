import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApplication } from '../../src/application.js';
import { StatusLinks } from '../../src/dossiers/index.js';
import { ErasePersons } from '../../src/dossiers/sweeps/erase-persons.js';
import { installCatalogue, UnknownProcedureError } from '../../src/procedures/index.js';
import { dayMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { citizenAt, enterAsCitizen, provisionKiosk, type CitizenCaller } from '../support/citizens.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, command, newOfficialCode, whereIs } from '../support/dossiers.js';
import { phoneIndexOf } from '../support/phones.js';
import { hasJustProved, hasProved } from '../support/staff.js';

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
const notBorn = '1990-02-02';

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

/** How many wrong tries count towards the lock of a phone. */
async function failuresOf(phone: string): Promise<number> {
  const rows: unknown[] = await world.service.database.dataSource.query(
    'SELECT 1 FROM code_failure WHERE phone_index = $1 AND in_a_row',
    [phoneIndexOf(world.service, phone)],
  );
  return rows.length;
}

async function isLocked(phone: string): Promise<boolean> {
  const standing = await world.officer.post('/api/staff/phone-lock/standing', { phone });
  return bodyOf<{ lockedAt: string | null }>(standing).lockedAt !== null;
}

const open = (citizen: CitizenCaller, id: string) => citizen.post(`/api/kiosk/pickups/${id}/opening`);

describe('a result whose procedure asks about the holder', () => {
  it('is put into a tray only when the answer is known; it is kept as a hash and read by nobody', async () => {
    const { id } = bodyOf<{ id: string }>(await register(world.newPhone()));
    const load = { purpose: 'load' };
    const refused = await world.officer.post(`/api/staff/dossiers/${id}/opening`, load);
    expect(refused.body).toMatchObject({ status: 409, code: 'pickup_factor_missing', asks: 'birth_date' });
    const note = (pickupFactor: string) =>
      world.officer.post(`/api/staff/dossiers/${id}/pickup-factor`, { pickupFactor });
    await hasProved(world.service, world.officer, 5 * minuteMs);
    expect((await note(born)).body).toMatchObject({ code: 'reauthentication_required' });
    await hasJustProved(world.service, world.officer);
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
      const wrong = await answer(citizen, id, notBorn);
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
    let citizen = await world.fetcher(phone);
    await answer(citizen, id, notBorn);
    await answer(citizen, id, born);
    expect(await failuresOf(phone)).toBe(0);
    for (let wrong = 0; wrong < 10; wrong += 1) {
      if (wrong % 3 === 0) citizen = await world.fetcher(phone);
      const refused = await answer(citizen, id, notBorn);
      expect(refused.body).toMatchObject({ code: 'pickup_factor_wrong' });
    }
    expect(await failuresOf(phone)).toBe(10);
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

  it('ends its row of wrong answers with its person, since nobody can answer any more', async () => {
    const phone = world.newPhone();
    const id = await loaded(phone);
    await answer(await world.fetcher(phone), id, notBorn);
    await world.asOfficer(id, { purpose: 'return' }, 'takes out');
    await command(world.desk, id, 'receive-at-desk');
    await command(world.desk, id, 'hand-over', { identityCheck: 'citizen_id_card' });
    expect(await failuresOf(phone)).toBe(1);
    world.service.clock.advance(30 * dayMs);
    await world.service.application.get(ErasePersons).run();
    expect(await failuresOf(phone)).toBe(0);
    await world.signInAgain();
  });
});

describe('two results on one phone, of which somebody knows the holder of one', () => {
  const byCode = (phone: string): Promise<CitizenCaller> => world.fetcher(phone);
  async function byQr(phone: string, id: string): Promise<CitizenCaller> {
    const page = `/api/public/dossiers/${world.service.application.get(StatusLinks).tokenOf(id)}`;
    // No sooner is another one given.
    world.service.clock.advance(20 * secondMs);
    const shown = bodyOf<{ text: string }>(await callerWith(world.service, {}).post(`${page}/pickup-qr`));
    const token = shown.text.split(':').at(-1);
    const entered = await world.kiosk.post('/api/kiosk/pickup-sessions', { token, phone });
    return citizenAt(world.service, world.kiosk, bodyOf<{ sessionToken: string }>(entered).sessionToken);
  }

  interface Both {
    readonly phone: string;
    readonly theirs: string;
    readonly mine: string;
  }

  async function bothLoaded(): Promise<Both> {
    const phone = world.newPhone();
    return { phone, theirs: await loaded(phone), mine: await loaded(phone) };
  }

  /** Wrong answers for theirs, at most two in a session, each time with the right one for mine after them. */
  async function guess({ phone, theirs, mine }: Both, times: number, enter: typeof byQr): Promise<void> {
    for (let guessed = 0; guessed < times;) {
      const guesser = await enter(phone, theirs);
      for (let tries = 0; tries < 2 && guessed < times; tries += 1, guessed += 1) {
        expect((await answer(guesser, theirs, notBorn)).body).toMatchObject({ code: 'pickup_factor_wrong' });
      }
      expect((await answer(await enter(phone, mine), mine, born)).status).toBe(204);
    }
  }

  it.each([
    ['codes', byCode],
    ['QR codes', byQr],
  ])(
    'with %s: right answers for the one end no row of the other, the tenth wrong one locks',
    async (_what, enter) => {
      const both = await bothLoaded();
      await guess(both, 9, enter);
      expect(await isLocked(both.phone)).toBe(false);
      const guesser = await enter(both.phone, both.theirs);
      const last = await answer(guesser, both.theirs, notBorn);
      expect(last.body).toMatchObject({ code: 'pickup_factor_wrong', triesLeft: 0 });
      expect((await answer(guesser, both.theirs, born)).body).toMatchObject({ code: 'session_ended' });
      expect(await isLocked(both.phone)).toBe(true);
    },
  );

  it('count over a restart, and at every kiosk', async () => {
    const both = await bothLoaded();
    await guess(both, 9, byCode);
    const { options } = world.service;
    const elsewhere = await provisionKiosk(world.service);
    const { sessionToken } = await enterAsCitizen(world.service, elsewhere, both.phone, 'pickup');
    const again = await createApplication(options);
    try {
      await again.listen(0, '127.0.0.1');
      const url = (await again.getUrl()).replace(/\/$/, '');
      const restarted = { ...world.service, url };
      const citizen = citizenAt(restarted, elsewhere, sessionToken);
      expect((await answer(citizen, both.mine, born)).status).toBe(204);
      expect((await answer(citizen, both.theirs, notBorn)).body).toMatchObject({ triesLeft: 0 });
    } finally {
      await again.close();
    }
    expect(await isLocked(both.phone)).toBe(true);
  });

  it('each end their own row with their own right answer', async () => {
    const { phone, theirs, mine } = await bothLoaded();
    const first = await world.fetcher(phone);
    await answer(first, mine, notBorn);
    await answer(first, theirs, notBorn);
    const second = await world.fetcher(phone);
    await answer(second, theirs, notBorn);
    expect(await failuresOf(phone)).toBe(3);
    await answer(second, theirs, born);
    expect(await failuresOf(phone)).toBe(1);
    await answer(second, mine, born);
    expect(await failuresOf(phone)).toBe(0);
  });

  it('fill the limit of a kiosk, which no right answer empties', async () => {
    const { phone, theirs, mine } = await bothLoaded();
    const kiosk = await provisionKiosk(world.service);
    const limits: { failuresPerHour: number } = world.service.options.site.codes.limits.kiosk;
    const { failuresPerHour } = limits;
    limits.failuresPerHour = 2;
    try {
      const citizen = await enterAsCitizen(world.service, kiosk, phone, 'pickup');
      await answer(citizen, theirs, notBorn);
      expect((await answer(citizen, mine, born)).status).toBe(204);
      await answer(citizen, theirs, notBorn);
      const full = { code: 'too_many_requests', limit: 'kiosk' };
      expect((await answer(citizen, theirs, notBorn)).body).toMatchObject(full);
      expect((await answer(citizen, mine, born)).body).toMatchObject(full);
    } finally {
      limits.failuresPerHour = failuresPerHour;
    }
    expect(await failuresOf(phone)).toBe(2);
  });
});

describe('a result whose procedure asks nothing', () => {
  it('takes no answer, so that nothing is kept in vain', async () => {
    const refused = await register(world.newPhone(), { procedureCode: '1.000656', pickupFactor: born });
    expect(refused.body).toMatchObject({ code: 'validation_failed' });
  });

  it('is nothing to answer for at the kiosk: no row of wrong answers ends', async () => {
    const phone = world.newPhone();
    const asks = await loaded(phone);
    const { id } = bodyOf<{ id: string }>(await register(phone, { procedureCode: '1.000656' }));
    await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    const citizen = await world.fetcher(phone);
    await answer(citizen, asks, notBorn);
    expect((await answer(citizen, id, born)).body).toMatchObject({ code: 'validation_failed' });
    expect(await failuresOf(phone)).toBe(1);
    await world.atKiosk(citizen, 'pickups', id, 'takes out');
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
