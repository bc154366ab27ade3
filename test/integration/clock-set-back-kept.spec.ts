import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dayMs, secondMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { askForCode, provisionKiosk } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { signInAs } from '../support/staff.js';

const years = 3 * 365 * dayMs;

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

/** What the service does every minute. */
const aMinutesWork = () => world.service.application.get(Sweeps).runAll();

/** A phone that was locked, and then unlocked by an officer who has seen its owner. */
async function lockAndUnlock(phone: string): Promise<void> {
  for (let asked = 0; asked < 4; asked += 1) {
    const { codeId, code } = await askForCode(world.service, world.kiosk, phone, 'deposit');
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 3; tries += 1) {
      await world.kiosk.post('/api/kiosk/sessions', { codeId, code: wrong });
    }
  }
  const ending = { phone, ownerCheck: 'citizen_id_card' };
  expect((await world.officer.post('/api/staff/phone-lock/ending', ending)).status).toBe(204);
}

/** Everything that is kept for a time after its end: a dossier that was fetched, and what came to its end on the way there. */
async function useAndEnd(): Promise<void> {
  await world.signInAgain();
  await provisionKiosk(world.service);
  const phone = world.newPhone();
  const id = await world.loadedResult(phone);
  const fetcher = await world.fetcher(phone);
  await world.atKiosk(fetcher, 'pickups', id, 'takes out');
  expect((await fetcher.delete('/api/kiosk/sessions/current')).status).toBe(204);
  await lockAndUnlock(world.newPhone());
  const supervisor = await signInAs(world.service, 'supervisor');
  expect((await supervisor.delete('/api/staff/sessions/current')).status).toBe(204);
}

const kept = {
  sessions: 'citizen_session WHERE ended_at IS NOT NULL',
  codes: 'citizen_code',
  setUpCodes: 'kiosk_set_up_code',
  answers: 'idempotent_answer',
  staffSessions: 'staff_session WHERE ended_at IS NOT NULL',
  locks: 'phone_lock',
  persons: 'dossier WHERE closed_at IS NOT NULL AND person_erased_at IS NULL',
};

async function stillKept(): Promise<string[]> {
  const found: string[] = [];
  for (const [what, where] of Object.entries(kept)) {
    const rows: unknown[] = await world.service.database.dataSource.query(`SELECT 1 FROM ${where} LIMIT 1`);
    if (rows.length > 0) found.push(what);
  }
  return found;
}

const counts = () =>
  Promise.all(
    Object.values(kept).map(async (where) => {
      const rows: unknown[] = await world.service.database.dataSource.query(`SELECT 1 FROM ${where}`);
      return rows.length;
    }),
  );

it('what ended in time is kept as long as it should be though the clock wakes up years ago for a moment', async () => {
  await useAndEnd();
  const before = await counts();
  world.service.clock.advance(-years);
  await aMinutesWork();
  world.service.clock.advance(years);
  await aMinutesWork();
  const [sessions = 0, codes, setUpCodes, answers, staffSessions = 0, locks, persons] = await counts();
  expect([codes, setUpCodes, answers, locks, persons]).toEqual([1, 2, 3, 5, 6].map((place) => before[place]));
  // Those that were open have ended, too.
  expect(sessions).toBeGreaterThanOrEqual(before[0] ?? NaN);
  expect(staffSessions).toBeGreaterThan(before[4] ?? NaN);
});

it('what ended while the clock was years ahead is kept no longer than the rest once it is right', async () => {
  world.service.clock.advance(40 * dayMs);
  await aMinutesWork();
  expect(await stillKept()).toEqual([]);
  world.service.clock.advance(years);
  await useAndEnd();
  world.service.clock.advance(-years);
  await aMinutesWork();
  expect(await stillKept()).toEqual(Object.keys(kept));
  const after = async (days: number): Promise<string[]> => {
    world.service.clock.advance(days * dayMs);
    await aMinutesWork();
    return stillKept();
  };
  expect(await after(1)).toEqual(Object.keys(kept));
  world.service.clock.advance(secondMs);
  expect(await after(0)).toEqual(['answers', 'staffSessions', 'locks', 'persons']);
  expect(await after(1)).toEqual(['staffSessions', 'locks', 'persons']);
  expect(await after(27)).toEqual(['staffSessions', 'locks', 'persons']);
  expect(await after(1)).toEqual([]);
});
