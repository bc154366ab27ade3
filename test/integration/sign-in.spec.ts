import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApplication } from '../../src/application.js';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { LiveEvents, Sweeps, type LiveEvent } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { EventReader } from '../support/event-reader.js';
import { signIn, signInAs } from '../support/staff.js';
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
  return { status: answer.status, code, wait: answer.get('Retry-After') };
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
    expect(await tryWith(username, password)).toMatchObject({ status: 201 });
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
