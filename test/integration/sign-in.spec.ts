import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApplication } from '../../src/application.js';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { LiveEvents, Sweeps, type LiveEvent } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { EventReader } from '../support/event-reader.js';
import {
  demoAccounts,
  hasJustProved,
  presentCode,
  signIn,
  signInAs,
  stepOf,
  withToken,
} from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let anonymous: Caller;
let made = 0;

beforeAll(async () => {
  service = await startTestService();
  anonymous = callerWith(service, {});
});

afterAll(async () => {
  await service.stop();
});

interface Made {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** The clock moves further than a session lasts. */
const administrator = () => signInAs(service, 'administrator');

async function makeTechnician(): Promise<Made> {
  made += 1;
  const who = { username: `technician-${made}`, password: 'k7vd-2mqx-h9tn-4wsp' };
  const body = { ...who, displayName: 'Nguyễn Văn Thợ', roles: ['technician'] };
  const { id } = bodyOf<{ id: string }>(await (await administrator()).post('/api/staff/accounts', body));
  return { ...who, id };
}

interface Tried {
  readonly status: number;
  readonly code: string | undefined;
  /** Seconds, from the header. */
  readonly wait: string | undefined;
}

async function tryWith(username: string, password: string, asker = anonymous): Promise<Tried> {
  const answer = await asker.post('/api/staff/sessions', { username, password });
  const { code } = answer.body as { code?: string };
  return { status: answer.status, code, wait: answer.headers['retry-after'] };
}

const wrong = { status: 401, code: 'unauthenticated', wait: undefined };
const waiting = (seconds: number) => ({ status: 429, code: 'too_many_requests', wait: String(seconds) });

async function failFiveTimes(username: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1)
    expect(await tryWith(username, 'a wrong password')).toEqual(wrong);
}

const sweep = () => service.application.get(Sweeps).runAll();

async function ledgerOf(accountId: string): Promise<unknown[]> {
  const rows: { body: string }[] = await service.database.dataSource.query(
    `SELECT body FROM ledger_entry WHERE subject_id = $1 AND kind <> 'staff_account.created' ORDER BY sequence`,
    [accountId],
  );
  return rows.map(({ body }) => {
    const { kind, details } = JSON.parse(body) as { kind: string; details: unknown };
    return [kind, details];
  });
}

describe('a password that somebody would try first', () => {
  it('is refused for a new account, by its owner, and from an administrator', async () => {
    const { id, username, password } = await makeTechnician();
    const refused = { status: 422, body: { code: 'password_too_common' } };
    const asker = await administrator();
    const technician = await signIn(service, username, password);
    const account = {
      username: 'another',
      displayName: 'Lan',
      roles: ['technician'],
      password: 'Password2026!',
    };
    expect(await asker.post('/api/staff/accounts', account)).toMatchObject(refused);
    const reset = { newPassword: `${username}-2026` };
    expect(await asker.post(`/api/staff/accounts/${id}/password`, reset)).toMatchObject(refused);
    const change = { oldPassword: password, newPassword: 'iloveyouiloveyou' };
    expect(await technician.post('/api/staff/me/password', change)).toMatchObject(refused);
    const long = { oldPassword: password, newPassword: 'một con ngựa đau cả tàu bỏ cỏ '.repeat(4) };
    expect((await technician.post('/api/staff/me/password', long)).status).toBe(200);
    expect(await tryWith(username, long.newPassword)).toMatchObject({ status: 201 });
  });
});

describe('an open stream of events', () => {
  it('tells nothing more once its session has ended, and ends', async () => {
    const { id, token } = await signInAs(service, 'desk');
    const authorization = `Bearer ${token}`;
    const reader = await EventReader.open(`${service.url}/api/staff/events`, { authorization });
    const liveEvents = service.application.get(LiveEvents);
    liveEvents.publish({ type: 'tray', id: 'A01', data: {} });
    await reader.has('tray', { id: 'A01' });
    bodyOf(await (await administrator()).post(`/api/staff/accounts/${id}/disable`));
    liveEvents.publish({ type: 'tray', id: 'A02', data: {} });
    await reader.ended();
    expect(reader.events.filter(({ data }) => data['id'] === 'A02')).toEqual([]);
  });
});

interface OwnSession {
  readonly id: string;
  readonly current: boolean;
}

describe('one’s own sessions', () => {
  const path = '/api/staff/me/sessions';
  const sessionsOf = async (asker: Caller) =>
    bodyOf<{ sessions: OwnSession[] }>(await asker.get(path)).sessions;
  const codeOf = ({ body }: { readonly body: unknown }) => (body as { code?: string }).code;

  it('are told by browser, system and minute; nothing else of what the browser says is kept', async () => {
    const demo = (await demoAccounts(service)).find(({ role }) => role === 'supervisor');
    const here = await signInAs(service, 'supervisor');
    const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.3595.53';
    const elsewhere = callerWith(service, { 'user-agent': edge });
    const { username, password } = { ...demo };
    const step = stepOf(await elsewhere.post('/api/staff/sessions', { username, password }));
    const [device, startedAt] = [{ browser: 'edge', system: 'windows' }, service.clock.now().toISOString()];
    const stranger = { ...device, current: false, startedAt };
    expect(await sessionsOf(here)).toMatchObject([
      { current: true, complete: true, browser: 'other', system: 'other' },
      { ...stranger, complete: false },
    ]);
    const code = await presentCode(service, here.id);
    const halfWay = withToken(service, step.token);
    const { token } = stepOf(await halfWay.post('/api/staff/second-factor/code', { code }));
    service.clock.advance(10 * minuteMs + 1);
    await withToken(service, token).post('/api/staff/sessions/current/presence');
    const minute = new Date(Math.floor(service.clock.now().getTime() / minuteMs) * minuteMs).toISOString();
    expect(await sessionsOf(here)).toMatchObject([
      { current: true },
      { ...stranger, complete: true, lastUsedAt: minute },
    ]);
    const kept: { row: string }[] = await service.database.dataSource.query(
      'SELECT session::text AS row FROM staff_session session',
    );
    expect(kept.filter(({ row }) => /Mozilla|NT 10/.test(row))).toEqual([]);
  });

  it('end one by one or all the others at once, for who has just proved to be their owner', async () => {
    const [here, there, lost] = [
      await signInAs(service, 'supervisor'),
      await signInAs(service, 'supervisor'),
      await signInAs(service, 'supervisor'),
    ];
    const [mine] = await sessionsOf(here);
    const [lostOne] = await sessionsOf(lost);
    const [foreign] = await sessionsOf(await administrator());
    const reader = await EventReader.open(`${service.url}/api/staff/events`, {
      authorization: `Bearer ${lost.token}`,
    });
    service.clock.advance(5 * minuteMs);
    const end = (id: string | undefined) => here.delete(`${path}/${id}`);
    expect(codeOf(await end(lostOne?.id))).toBe('reauthentication_required');
    expect(codeOf(await end('others'))).toBe('reauthentication_required');
    await hasJustProved(service, here);
    expect(codeOf(await end(foreign?.id))).toBe('not_found');
    expect(codeOf(await end(mine?.id))).toBe('forbidden');

    const left = bodyOf<{ sessions: OwnSession[] }>(await end(lostOne?.id)).sessions;
    expect(left.map(({ id }) => id)).not.toContain(lostOne?.id);
    service.application.get(LiveEvents).publish({ type: 'tray', id: 'A03', data: {} });
    await reader.ended();
    expect(reader.events.filter(({ data }) => data['id'] === 'A03')).toEqual([]);
    expect(codeOf(await lost.get('/api/staff/me'))).toBe('session_ended');
    expect((await there.get('/api/staff/me')).status).toBe(200);

    expect((await end('others')).body).toEqual({ sessions: [expect.objectContaining({ current: true })] });
    expect(codeOf(await there.get('/api/staff/me'))).toBe('session_ended');
    for (const again of ['others', lostOne?.id]) expect((await end(again)).status).toBe(200);
    const entries: { details: object }[] = await service.database.dataSource.query(
      `SELECT body::jsonb -> 'details' AS details FROM ledger_entry
        WHERE kind = 'staff_account.sessions_ended' AND subject_id = $1 ORDER BY sequence`,
      [here.id],
    );
    expect(entries.map(({ details }) => details)).toEqual([{ sessions: 1 }, { sessions: left.length - 1 }]);
    expect((await sessionsOf(await administrator())).length).toBeGreaterThan(1);
  });
});

describe('wrong passwords in a row', () => {
  it('sent all at once are compared five times, and then nobody is let in for a minute', async () => {
    const { username, password } = await makeTechnician();
    const tries = await Promise.all(Array.from({ length: 9 }, () => tryWith(username, 'a wrong password')));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(tries.filter(({ status }) => status === 429)).toEqual(Array(4).fill(waiting(60)));
    expect(await tryWith(username, password)).toEqual(waiting(60));
    service.clock.advance(minuteMs - 1);
    expect(await tryWith(username, password)).toEqual(waiting(1));
    service.clock.advance(1);
    await signIn(service, username, password);
    await failFiveTimes(username);
  });

  it('make each further try wait twice as long, up to an hour', async () => {
    const { username } = await makeTechnician();
    await failFiveTimes(username);
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await tryWith(username, 'a wrong password')).toEqual(waiting(minutes * 60));
      service.clock.advance(minutes * minuteMs);
      expect(await tryWith(username, 'a wrong password')).toEqual(wrong);
    }
  });

  it('are counted alike for a disabled account and for a name that does not exist', async () => {
    const { id, username, password } = await makeTechnician();
    bodyOf(await (await administrator()).post(`/api/staff/accounts/${id}/disable`));
    for (const [name, secret] of [
      [username, password],
      ['nobody-here', password],
      ['No Username At All', password],
    ] as const) {
      for (let tries = 0; tries < 5; tries += 1) expect(await tryWith(name, secret)).toEqual(wrong);
      expect(await tryWith(name, secret)).toEqual(waiting(60));
    }
  });

  it('stay counted over a restart, and a day without a try forgets them', async () => {
    const { username, password } = await makeTechnician();
    await failFiveTimes(username);
    const restarted = await createApplication(service.options);
    try {
      await restarted.listen(0, '127.0.0.1');
      const asker = callerWith({ url: await restarted.getUrl() }, {});
      expect(await tryWith(username, password, asker)).toEqual(waiting(60));
    } finally {
      await restarted.close();
    }
    service.clock.advance(dayMs + 1);
    await sweep();
    expect(await service.database.dataSource.query('SELECT 1 FROM sign_in_failure')).toEqual([]);
  });

  it('are an alarm and an entry in the ledger once, and an administrator ends the wait', async () => {
    const { id, username, password } = await makeTechnician();
    const heard: LiveEvent[] = [];
    const hearing = service.application.get(LiveEvents).stream.subscribe((event) => {
      if (event.type === 'alarm' && event.id === id) heard.push(event);
    });
    await failFiveTimes(username);
    await failFiveTimes('nobody-at-all');
    await sweep();
    await sweep();
    hearing.unsubscribe();
    expect(heard).toEqual([{ type: 'alarm', id, data: { alarm: 'account_locked' } }]);
    expect(await ledgerOf(id)).toEqual([['staff_account.locked', { failures: 5 }]]);
    const supervisor = await signInAs(service, 'supervisor');
    const { alarms } = (await supervisor.get('/api/staff/alarms')).body as { alarms: object[] };
    expect(alarms).toContainEqual(expect.objectContaining({ kind: 'account_locked', count: 1 }));

    expect((await supervisor.post(`/api/staff/accounts/${id}/unlock`)).status).toBe(403);
    const unlocked = await (await administrator()).post(`/api/staff/accounts/${id}/unlock`);
    expect(unlocked.body).toMatchObject({ id, locked: false });
    bodyOf(await (await administrator()).post(`/api/staff/accounts/${id}/unlock`));
    expect(await ledgerOf(id)).toEqual([
      ['staff_account.locked', { failures: 5 }],
      ['staff_account.unlocked', { failures: 5 }],
    ]);
    expect(await tryWith(username, password)).toMatchObject({ status: 201 });
  });

  it('are those of whoever sits before somebody else’s screen, too', async () => {
    const { username, password } = await makeTechnician();
    const technician = await signIn(service, username, password);
    const change = { oldPassword: 'a wrong password', newPassword: 'con trau di truoc cai cay' };
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await technician.post('/api/staff/me/password', change)).body).toMatchObject({
        code: 'forbidden',
      });
    }
    const right = { ...change, oldPassword: password };
    expect((await technician.post('/api/staff/me/password', right)).body).toMatchObject({
      code: 'too_many_requests',
    });
    expect(await tryWith(username, password)).toEqual(waiting(60));
  });
});
