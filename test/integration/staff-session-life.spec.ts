import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { minuteMs, secondMs } from '../../src/kernel/index.js';
import { LiveEvents } from '../../src/platform/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { EventReader } from '../support/event-reader.js';
import { hasJustProved, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

/** As the demo's site file has it. */
const idleMinutes = 30;

let service: TestService;
let officer: StaffCaller;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

beforeEach(async () => {
  // In the midst of a minute: the last use is known to the minute alone.
  const msOfMinute = service.clock.now().getTime() % minuteMs;
  service.clock.advance(2 * minuteMs - msOfMinute + 40 * secondMs);
  officer = await signInAs(service, 'officer');
});

const saysPresent = (asker: Caller) => asker.post('/api/staff/sessions/current/presence');

async function standing(asker: Caller): Promise<readonly [number, string | undefined]> {
  const answer = await asker.get('/api/staff/me');
  return [answer.status, (answer.body as { reason?: string }).reason];
}

const live = [200, undefined];

interface Times {
  readonly at: string;
  readonly idleEndsAt: string;
  readonly expiresAt: string;
}

const timesOf = async (asker: Caller): Promise<Times> =>
  bodyOf<Times>(await asker.get('/api/staff/sessions/current'));

describe('a session in which nobody does anything', () => {
  it('lives for as long as the site says, and has ended a minute later at most, for good', async () => {
    service.clock.advance(idleMinutes * minuteMs);
    expect(await standing(officer)).toEqual(live);
    service.clock.advance(20 * secondMs - 1);
    expect(await standing(officer)).toEqual(live);
    service.clock.advance(1);
    expect(await standing(officer)).toEqual([401, 'unused']);
    expect(await saysPresent(officer)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expect(await standing(officer)).toEqual([401, 'unused']);
    expect((await officer.delete('/api/staff/sessions/current')).status).toBe(204);
    expect(await standing(officer)).toEqual([401, 'ended']);
  });

  it('ends although its screen reads what it shows over and over, and its stream of events ends with it', async () => {
    const authorization = `Bearer ${officer.token}`;
    const reader = await EventReader.open(`${service.url}/api/staff/events`, { authorization });
    const liveEvents = service.application.get(LiveEvents);
    for (let passed = 0; passed < idleMinutes; passed += 10) {
      service.clock.advance(10 * minuteMs);
      liveEvents.publish({ type: 'tray', id: 'A01', data: { passed } });
      await reader.has('tray', { passed });
      expect((await officer.get('/api/staff/sessions/current')).status).toBe(200);
      expect((await officer.get('/api/staff/me/sessions')).status).toBe(200);
      // Asked by POST, for what it asks for is a person's; it changes nothing all the same.
      expect((await officer.post('/api/staff/dossiers/searches', { q: 'Lan' })).status).toBe(200);
    }
    service.clock.advance(minuteMs);
    expect(await standing(officer)).toEqual([401, 'unused']);
    liveEvents.publish({ type: 'tray', id: 'A02', data: {} });
    await reader.ended();
    expect(reader.events.filter(({ data }) => data['id'] === 'A02')).toEqual([]);
  });

  it('is not among one’s own any more, and nobody ends it a second time', async () => {
    const left = await signInAs(service, 'officer');
    const sessions = async () =>
      bodyOf<{ sessions: { id: string; current: boolean }[] }>(await officer.get('/api/staff/me/sessions'))
        .sessions;
    const id = (await sessions()).find(({ current }) => !current)?.id;
    service.clock.advance(idleMinutes * minuteMs);
    await saysPresent(officer);
    expect(await sessions()).toHaveLength(2);
    service.clock.advance(minuteMs);
    expect(await sessions()).toEqual([expect.objectContaining({ current: true })]);
    expect(await standing(left)).toEqual([401, 'unused']);
    await hasJustProved(service, officer);
    for (const which of [id, 'others']) {
      expect((await officer.delete(`/api/staff/me/sessions/${which}`)).status).toBe(200);
    }
    const entries: unknown[] = await service.database.dataSource.query(
      `SELECT FROM ledger_entry WHERE kind = 'staff_account.sessions_ended' AND subject_id = $1`,
      [officer.id],
    );
    expect(entries).toEqual([]);
  });
});

describe('a session that is used', () => {
  it.each<readonly [string, (asker: Caller) => Promise<{ readonly status: number }>]>([
    ['by somebody before the screen', saysPresent],
    [
      'by a change',
      (asker) => asker.post('/api/staff/me/reauthentication', { kind: 'code', code: '12345a' }),
    ],
  ])('%s begins its time anew', async (_how, use) => {
    const before = await timesOf(officer);
    service.clock.advance(29 * minuteMs);
    expect(await timesOf(officer)).toMatchObject({ idleEndsAt: before.idleEndsAt });
    await use(officer);
    expect(Date.parse((await timesOf(officer)).idleEndsAt) - Date.parse(before.idleEndsAt)).toBe(
      29 * minuteMs,
    );
    service.clock.advance(29 * minuteMs);
    expect(await standing(officer)).toEqual(live);
  });

  it('says until when it lasts by the service’s own clock, and never longer than it may', async () => {
    const startedAt = service.clock.now().getTime();
    const { staffMinutes } = service.options.site.sessions;
    const expiresAt = new Date(startedAt + staffMinutes * minuteMs).toISOString();
    const wholeMinute = startedAt - (startedAt % minuteMs);
    const idleEndsAt = new Date(wholeMinute + (idleMinutes + 1) * minuteMs).toISOString();
    expect(await timesOf(officer)).toEqual({ at: new Date(startedAt).toISOString(), idleEndsAt, expiresAt });
    service.clock.advance(25 * minuteMs);
    await saysPresent(officer);
    service.clock.advance(20 * minuteMs);
    await saysPresent(officer);
    expect(await timesOf(officer)).toMatchObject({ idleEndsAt: expiresAt, expiresAt });
    service.clock.advance(15 * minuteMs);
    expect(await standing(officer)).toEqual([401, 'expired']);
  });

  it('is not used by what it may not do', async () => {
    const before = await timesOf(officer);
    service.clock.advance(5 * minuteMs);
    expect((await officer.post('/api/staff/accounts', {})).status).toBe(403);
    expect(await timesOf(officer)).toMatchObject({ idleEndsAt: before.idleEndsAt });
  });
});
