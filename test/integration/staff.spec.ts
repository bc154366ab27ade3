import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { roles } from '../../src/platform/index.js';
import { disableAccount } from '../../src/staff/accounts/disable-account.js';
import { AccountParts, createFirstAdministrator, ensureDemoAccounts } from '../../src/staff/index.js';
import { bodyOf, callerWith, type Answer, type Caller } from '../support/caller.js';
import { demoAccounts, signIn, signInAs, stepOf, withToken, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let anonymous: Caller;
let administrator: StaffCaller;

const goodPassword = 'con trau di truoc cai cay';

beforeAll(async () => {
  service = await startTestService();
  anonymous = callerWith(service, {});
  administrator = await signInAs(service, 'administrator');
});

afterAll(async () => {
  await service.stop();
});

interface Made {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** An account of an officer who has already chosen a password. */
async function makeOfficer(): Promise<Made> {
  const username = `officer-${randomUUID().slice(0, 8)}`;
  const temporary = 'k7vd-2mqx-h9tn-4wsp';
  const body = { username, displayName: 'Nguyễn Thị Lan', roles: ['officer'], password: temporary };
  const { id } = bodyOf<{ id: string }>(await administrator.post('/api/staff/accounts', body));
  const first = await signIn(service, username, temporary);
  const change = { oldPassword: temporary, newPassword: goodPassword };
  bodyOf(await first.post('/api/staff/me/password', change));
  return { id, username, password: goodPassword };
}

/** The session in which a password was changed, with the token it has since. */
const goesOn = (changed: Answer): Caller => withToken(service, stepOf(changed).token);

async function liveSessions(accountId: string): Promise<number> {
  const rows: unknown[] = await service.database.dataSource.query(
    'SELECT 1 FROM staff_session WHERE account_id = $1 AND ended_at IS NULL',
    [accountId],
  );
  return rows.length;
}

describe('signing in', () => {
  it('gives a token that says who asks and what they may do', async () => {
    const officer = await signInAs(service, 'officer');
    const me = await officer.get('/api/staff/me');
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({ id: officer.id, username: 'officer', roles: ['officer'] });
    const { actions } = me.body as { actions: string[] };
    expect(actions).toContain('run.open');
    expect(actions).not.toContain('account.create');
  });

  it('ends by itself at its fixed time, however much the session is used', async () => {
    const { id, username, password } = await makeOfficer();
    const officer = await signIn(service, username, password);
    const minutes = service.options.site.sessions.staffMinutes;
    for (let passed = 0; passed < minutes; passed += 20) {
      expect((await officer.post('/api/staff/sessions/current/presence')).status).toBe(204);
      service.clock.advance(20 * minuteMs - (passed + 20 === minutes ? 1 : 0));
    }
    expect((await officer.get('/api/staff/me')).body).toMatchObject({ id });
    service.clock.advance(1);
    const late = await officer.get('/api/staff/me');
    expect([late.status, late.body]).toMatchObject([401, { code: 'session_ended', reason: 'expired' }]);
    administrator = await signInAs(service, 'administrator');
  });

  it('answers the same whatever is wrong', async () => {
    const { id, username, password } = await makeOfficer();
    const disabled = await makeOfficer();
    bodyOf(await administrator.post(`/api/staff/accounts/${disabled.id}/disable`));
    const attempts = [
      { username, password: `${password}!` },
      { username: 'nobody-here', password },
      { username: 'No Username At All', password },
      { username: disabled.username, password: disabled.password },
    ];
    const answers = await Promise.all(attempts.map((body) => anonymous.post('/api/staff/sessions', body)));
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(answers[0]?.body);
      expect(JSON.stringify(answer.body)).not.toContain(password);
      expect(JSON.stringify(answer.body)).not.toContain(id);
    }
  });

  it('gives a repeat of the same request the same token, and begins no second session', async () => {
    const { id, username, password } = await makeOfficer();
    const before = await liveSessions(id);
    const key = randomUUID();
    const body = { username, password };
    const [first, second] = await Promise.all([
      anonymous.post('/api/staff/sessions', body, key),
      anonymous.post('/api/staff/sessions', body, key),
    ]);
    const third = await anonymous.post('/api/staff/sessions', body, key);
    expect(first.status).toBe(201);
    for (const again of [second, third]) {
      expect([again.body, stepOf(again).token]).toEqual([first.body, stepOf(first).token]);
    }
    expect(await liveSessions(id)).toBe(before + 1);
    const other = await anonymous.post('/api/staff/sessions', { ...body, username: 'officer' }, key);
    expect((other.body as { code: string }).code).toBe('idempotency_key_reused');
  });

  it('ends at signing out, for good; signing out again is no mistake', async () => {
    const officer = await signInAs(service, 'officer');
    const key = randomUUID();
    expect((await officer.delete('/api/staff/sessions/current', key)).status).toBe(204);
    expect((await officer.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });
    expect((await officer.delete('/api/staff/sessions/current', key)).status).toBe(204);
    expect((await officer.delete('/api/staff/sessions/current')).status).toBe(204);
  });

  it.each([
    ['no token', {}],
    ['another scheme', { authorization: 'Basic b2ZmaWNlcjpzZWNyZXQ=' }],
    ['a token of nobody', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['a token of absurd length', { authorization: `Bearer ${'A'.repeat(4_000)}` }],
  ])('refuses %s', async (_what, headers) => {
    const answer = await callerWith(service, headers).get('/api/staff/me');
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([401, 'unauthenticated']);
  });
});

describe('accounts', () => {
  it('let nothing be done with a password that somebody else chose', async () => {
    const body = {
      username: `officer-${randomUUID().slice(0, 8)}`,
      displayName: 'Trần Văn Bình',
      roles: ['administrator'],
      password: 'k7vd-2mqx-h9tn-4wsp',
    };
    bodyOf(await administrator.post('/api/staff/accounts', body));
    const newcomer = await signIn(service, body.username, body.password);
    expect((await newcomer.get('/api/staff/me')).body).toMatchObject({ mustChangePassword: true });
    expect((await newcomer.get('/api/staff/accounts')).body).toMatchObject({
      code: 'password_change_required',
    });
    const same = { oldPassword: body.password, newPassword: body.password };
    expect((await newcomer.post('/api/staff/me/password', same)).status).toBe(400);
    const change = { oldPassword: body.password, newPassword: goodPassword };
    const changed = await newcomer.post('/api/staff/me/password', change);
    expect((await goesOn(changed).get('/api/staff/accounts')).status).toBe(200);
  });

  it('lose their sessions the moment they are disabled, and work again once enabled', async () => {
    const made = await makeOfficer();
    const officer = await signIn(service, made.username, made.password);
    const disabled = await administrator.post(`/api/staff/accounts/${made.id}/disable`);
    expect(disabled.body).toMatchObject({ id: made.id, disabled: true });
    expect((await officer.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });
    const again = await administrator.post(`/api/staff/accounts/${made.id}/disable`);
    expect(again.body).toEqual(disabled.body);

    bodyOf(await administrator.post(`/api/staff/accounts/${made.id}/enable`));
    expect((await officer.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });
    const back = await signIn(service, made.username, made.password);
    expect((await back.get('/api/staff/me')).status).toBe(200);
  });

  it('are closed as long as they are disabled, even to a session that was not ended', async () => {
    const made = await makeOfficer();
    const officer = await signIn(service, made.username, made.password);
    bodyOf(await administrator.post(`/api/staff/accounts/${made.id}/disable`));
    await service.database.dataSource.query(
      'UPDATE staff_session SET ended_at = NULL WHERE account_id = $1',
      [made.id],
    );
    expect((await officer.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });
  });

  it('end the other sessions when their owner changes the password, and all when an administrator does', async () => {
    const made = await makeOfficer();
    const here = await signIn(service, made.username, made.password);
    const elsewhere = await signIn(service, made.username, made.password);
    const wrong = { oldPassword: 'not my password', newPassword: 'mot con ngua dau ca tau' };
    expect((await here.post('/api/staff/me/password', wrong)).body).toMatchObject({ code: 'forbidden' });
    expect((await elsewhere.get('/api/staff/me')).status).toBe(200);

    const change = { oldPassword: made.password, newPassword: 'mot con ngua dau ca tau' };
    const changed = await here.post('/api/staff/me/password', change);
    const goingOn = goesOn(changed);
    expect((await goingOn.get('/api/staff/me')).status).toBe(200);
    expect((await here.get('/api/staff/me')).body).toMatchObject({ code: 'unauthenticated' });
    expect((await elsewhere.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });

    const reset = await administrator.post(`/api/staff/accounts/${made.id}/password`, {
      newPassword: 'gan muc thi den gan den thi sang',
    });
    expect(reset.status).toBe(204);
    expect((await goingOn.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });
    const old = { username: made.username, password: change.newPassword };
    expect((await anonymous.post('/api/staff/sessions', old)).status).toBe(401);
  });

  it('never leave the site without an administrator, even when two disable each other', async () => {
    const own = await administrator.post(`/api/staff/accounts/${administrator.id}/disable`);
    expect(own.body).toMatchObject({ code: 'forbidden' });

    const second = { displayName: 'Second', roles: ['administrator'], password: 'k7vd-2mqx-h9tn-4wsp' };
    const names = [`a-${randomUUID().slice(0, 8)}`, `b-${randomUUID().slice(0, 8)}`] as const;
    const pair = await Promise.all(
      names.map(async (username) => {
        bodyOf(await administrator.post('/api/staff/accounts', { ...second, username }));
        const caller = await signIn(service, username, second.password);
        const change = { oldPassword: second.password, newPassword: goodPassword };
        return { ...goesOn(await caller.post('/api/staff/me/password', change)), id: caller.id };
      }),
    );
    const [one, other] = pair;
    if (!one || !other) throw new Error('two administrators were made');
    const answers = await Promise.all([
      one.post(`/api/staff/accounts/${other.id}/disable`),
      other.post(`/api/staff/accounts/${one.id}/disable`),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it.each([
    ['a username with capitals', { username: 'Lan' }],
    ['a short password', { password: 'elevenchars' }],
    ['an unknown role', { roles: ['king'] }],
    ['no role', { roles: [] }],
    ['an unknown field', { admin: true }],
    ['a department for an officer', { departmentCode: 'justice' }],
    ['no department for the role department', { roles: ['department'] }],
    ['an agency for the role department', { roles: ['department'], departmentCode: 'police' }],
    ['an unknown department', { roles: ['department'], departmentCode: 'moon' }],
    ['department and agency at once', { roles: ['department', 'agency'], departmentCode: 'police' }],
    ['a control character in the name', { displayName: 'Lan\u202e' }],
  ])('are not made with %s', async (_what, fault) => {
    const good = {
      username: `x-${randomUUID().slice(0, 8)}`,
      displayName: 'Lan',
      roles: ['officer'],
      password: goodPassword,
    };
    const answer = await administrator.post('/api/staff/accounts', { ...good, ...fault });
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, 'validation_failed']);
    expect(JSON.stringify(answer.body)).not.toContain(goodPassword);
  });

  it('have one username each', async () => {
    const body = { username: 'officer', displayName: 'Lan', roles: ['officer'], password: goodPassword };
    const answer = await administrator.post('/api/staff/accounts', body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([409, 'already_exists']);
  });

  it('are listed without anything secret', async () => {
    const answer = await administrator.get('/api/staff/accounts');
    const { accounts } = answer.body as { accounts: object[] };
    expect(accounts.length).toBeGreaterThanOrEqual(roles.length);
    for (const account of accounts) {
      expect(Object.keys(account).sort().join(' ')).toBe(
        'departmentCode disabled displayName givenPassword id locked mustChangePassword roles secondFactor username',
      );
    }
  });
});

describe('the first accounts', () => {
  it('of the demo are made once', async () => {
    expect((await demoAccounts(service)).map(({ role }) => role)).toEqual([...roles]);
    const again = await service.database.transaction((transaction) =>
      ensureDemoAccounts(transaction, service.application.get(AccountParts), 'with_apps'),
    );
    expect(again).toEqual([]);
  });

  it('of a site is an administrator with a password for one use, while there is none', async () => {
    const parts = service.application.get(AccountParts);
    const make = (username: string) =>
      service.database.transaction((transaction) =>
        createFirstAdministrator(
          transaction,
          parts,
          { username, displayName: 'Quản trị viên' },
          { type: 'operator', id: 'command line' },
        ),
      );
    await expect(make('root-one')).rejects.toMatchObject({ code: 'already_exists' });

    await service.database.transaction(async (transaction) => {
      const rows = await transaction.query<{ id: string }>(
        `SELECT id FROM staff_account WHERE 'administrator' = ANY (roles) AND NOT disabled`,
      );
      for (const { id } of rows) await disableAccount(transaction, id, { type: 'operator', id: 'test' });
    });
    const printed = await make('root-one');
    const first = await signIn(service, printed.username, printed.password);
    expect((await first.get('/api/staff/me')).body).toMatchObject({
      mustChangePassword: true,
      roles: ['administrator'],
    });
  });
});

describe('what is kept', () => {
  it('is every change of an account, in a ledger that names nobody', async () => {
    expect(await verifyLedger(service.database.dataSource.manager)).toMatchObject({ intact: true });
    const bodies: { body: string }[] = await service.database.dataSource.query(
      `SELECT body FROM ledger_entry WHERE subject_type = 'staff_account'`,
    );
    const kinds = new Set(bodies.map(({ body }) => (JSON.parse(body) as { kind: string }).kind));
    expect([...kinds].sort()).toEqual([
      'staff_account.created',
      'staff_account.disabled',
      'staff_account.enabled',
      'staff_account.given_password_used',
      'staff_account.password_changed',
      'staff_account.second_factor_enrolled',
    ]);
    for (const { body } of bodies) expect(body).not.toMatch(/Nguyễn|Trần|officer-/);
  });
});
