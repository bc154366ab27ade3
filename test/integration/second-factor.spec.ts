import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMs, dayMs, minuteMs } from '../../src/kernel/index.js';
import { roles, Sweeps, type Role } from '../../src/platform/index.js';
import { AccountParts, PasswordHasher, resetSecondFactorOf } from '../../src/staff/index.js';
import { findSecret } from '../../src/staff/second-factor/standing.js';
import { codeAt } from '../../src/staff/second-factor/totp.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { Newcomers, password } from '../support/half-way.js';
import { demoAccounts, presentCode, signIn, signInAs, stepOf, withToken } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let anonymous: Caller;
let newcomers: Newcomers;

beforeAll(async () => {
  service = await startTestService();
  anonymous = callerWith(service, {});
  newcomers = new Newcomers(service);
  await demoAccounts(service);
});

afterAll(async () => {
  await service.stop();
});

/** The code that the app of an account shows so many seconds from now. */
async function codeIn(accountId: string, seconds: number): Promise<string> {
  const { sealingKey } = service.application.get(AccountParts);
  const factor = await findSecret(service.database.dataSource.manager, sealingKey, accountId);
  return codeAt(factor?.secret ?? Buffer.alloc(0), addMs(service.clock.now(), seconds * 1_000));
}

const codeOf = ({ body }: { readonly body: unknown }) => (body as { code?: string }).code;

describe('a session with the password alone', () => {
  it('may do nothing but the second step, and not for long', async () => {
    const { username } = await newcomers.makeAccount('officer');
    const { next, halfWay } = await newcomers.firstStep(username);
    expect(next).toBe('set_up_app');
    for (const path of ['/api/staff/me', '/api/staff/trays', '/api/staff/events']) {
      const answer = await halfWay.get(path);
      expect(answer.body).toMatchObject({ code: 'second_factor_required', enrolled: false });
    }
    expect(codeOf(await halfWay.post('/api/staff/me/password', {}))).toBe('second_factor_required');
    service.clock.advance(10 * minuteMs);
    expect(codeOf(await halfWay.post('/api/staff/second-factor/app'))).toBe('session_ended');
  });

  it.each(roles)('is all that there is at first for the role %s', async (role) => {
    const { next, halfWay } = await newcomers.firstStep((await newcomers.makeAccount(role)).username);
    expect(next).toBe('set_up_app');
    expect(codeOf(await halfWay.get('/api/staff/me'))).toBe('second_factor_required');
  });

  it('ends with the second step, which gives another token', async () => {
    const { username } = await newcomers.makeAccount('officer');
    const first = await newcomers.setUp(username);
    const { token, account, next, halfWay } = await newcomers.firstStep(username);
    expect(next).toBe('show_code');
    const code = await presentCode(service, account.id);
    const both = await Promise.all([
      halfWay.post('/api/staff/second-factor/code', { code }),
      halfWay.post('/api/staff/second-factor/code', { code: await codeIn(account.id, 30) }),
    ]);
    const [right] = both.filter(({ status }) => status === 201);
    expect(both.map(codeOf).sort()).toEqual(['session_ended', undefined]);
    if (!right) throw new Error('One of both was right');
    const whole = stepOf(right);
    expect(JSON.stringify(right.body)).not.toContain(whole.token);
    expect(new Set([first.token, token, whole.token]).size).toBe(3);
    expect(codeOf(await halfWay.get('/api/staff/me'))).toBe('session_ended');
    expect((await withToken(service, whole.token).get('/api/staff/me')).body).toMatchObject({ username });
    expect(codeOf(await withToken(service, whole.token).post('/api/staff/second-factor/app'))).toBe(
      'forbidden',
    );
  });
});

async function show(username: string, code: string): Promise<string | undefined> {
  const { halfWay } = await newcomers.firstStep(username);
  return codeOf(await halfWay.post('/api/staff/second-factor/code', { code }));
}

describe('the code of an app', () => {
  it('is accepted once, of the present half minute and its neighbours', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    await newcomers.setUp(username);
    const [before, now, after] = [await codeIn(id, -30), await codeIn(id, 0), await codeIn(id, 30)];
    // The one that set the app up.
    expect(await show(username, now)).toBe('code_wrong');
    expect([await show(username, before), await show(username, after)]).toEqual(['code_wrong', undefined]);
    expect([await show(username, now), await show(username, after)]).toEqual(['code_wrong', 'code_wrong']);
    service.clock.advance(minuteMs);
    expect(await show(username, now)).toBe('code_wrong');
    expect(await show(username, await codeIn(id, 0))).toBeUndefined();
  });

  it('is accepted before the one that was drawn next, but not after it', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    await newcomers.setUp(username);
    service.clock.advance(minuteMs);
    const [before, now] = [await codeIn(id, -30), await codeIn(id, 0)];
    expect([await show(username, before), await show(username, now)]).toEqual([undefined, undefined]);
    expect([await show(username, before), await show(username, now)]).toEqual(['code_wrong', 'code_wrong']);
  });

  it('is accepted once, though the clock is set forward by a month and back again', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    await newcomers.setUp(username);
    const month = 31 * dayMs;
    const used = await codeIn(id, 0);
    service.clock.advance(month);
    await service.application.get(Sweeps).runAll();
    service.clock.advance(-month);
    expect(await show(username, used)).toBe('code_wrong');
    expect(await show(username, await codeIn(id, 30))).toBeUndefined();
  });

  it('counts with the passwords when it is wrong; a right password does not begin the row anew', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    await newcomers.setUp(username);
    const wrong = await codeIn(id, 3_600);
    for (let tries = 0; tries < 5; tries += 1) {
      const { halfWay } = await newcomers.firstStep(username);
      expect(codeOf(await halfWay.post('/api/staff/second-factor/code', { code: wrong }))).toBe('code_wrong');
    }
    const locked = await anonymous.post('/api/staff/sessions', { username, password });
    expect([codeOf(locked), locked.headers['retry-after']]).toEqual(['too_many_requests', '60']);
    service.clock.advance(minuteMs);
    await signIn(service, username, password);
    expect((await newcomers.firstStep(username)).next).toBe('show_code');
  });
});

describe('recovery codes', () => {
  it('sign in once each without the app', async () => {
    const { username } = await newcomers.makeAccount('officer');
    const { recoveryCodes = [] } = await newcomers.setUp(username);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    const use = async (recoveryCode: string) => {
      const { halfWay } = await newcomers.firstStep(username);
      return codeOf(await halfWay.post('/api/staff/second-factor/recovery-code', { recoveryCode }));
    };
    expect(await use(` ${first.toUpperCase()} `)).toBeUndefined();
    expect([await use(first), await use('k7vd-2mqx-h9tn-4wsp')]).toEqual(['code_wrong', 'code_wrong']);
    expect(await use(second)).toBeUndefined();
    const kinds: { kind: string }[] = await service.database.dataSource.query(
      `SELECT kind FROM ledger_entry WHERE kind = 'staff_account.recovery_code_used'`,
    );
    expect(kinds).toHaveLength(2);
  });

  /** Which saltings were worked with while somebody shows a code. */
  const saltingsOf = async (username: string, recoveryCode: string) => {
    const hasher = service.application.get(PasswordHasher);
    const { halfWay } = await newcomers.firstStep(username);
    const saltings: (string | undefined)[] = [];
    const own = hasher.hashAlike.bind(hasher);
    hasher.hashAlike = (salting, secret) => {
      saltings.push(salting);
      return own(salting, secret);
    };
    await halfWay.post('/api/staff/second-factor/recovery-code', { recoveryCode });
    hasher.hashAlike = own;
    return saltings;
  };

  it('cost one slow hash, right or wrong, however many are left, and where there are none', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    const { recoveryCodes = [] } = await newcomers.setUp(username);
    const [own] = await service.database.dataSource.query<{ salting: string }[]>(
      'SELECT recovery_salting AS salting FROM second_factor WHERE account_id = $1',
      [id],
    );
    expect(own?.salting).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}$/);
    const one = [own?.salting];
    expect(await saltingsOf(username, recoveryCodes[0] ?? '')).toEqual(one);
    expect(await saltingsOf(username, 'k7vd-2mqx-h9tn-4wsp')).toEqual(one);
    await service.database.dataSource.query('DELETE FROM recovery_code WHERE account_id = $1', [id]);
    expect(await saltingsOf(username, recoveryCodes[1] ?? '')).toEqual(one);
    const never = await newcomers.makeAccount('officer');
    await signIn(service, never.username, password);
    expect(await saltingsOf(never.username, 'k7vd-2mqx-h9tn-4wsp')).toEqual([undefined]);
  });
});

describe('an app that was lost', () => {
  it('is forgotten by an administrator: its sessions end, another is set up', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    const { token, recoveryCodes = [] } = await newcomers.setUp(username);
    const administrator = await signInAs(service, 'administrator');
    const path = (account: string) => `/api/staff/accounts/${account}/second-factor/reset`;
    const shown = { identityCheck: 'citizen_id_card' };
    expect(codeOf(await administrator.post(path(administrator.id), shown))).toBe('forbidden');
    for (const nothing of [{}, { identityCheck: 'by telephone' }])
      expect(codeOf(await administrator.post(path(id), nothing))).toBe('validation_failed');
    expect(codeOf(await withToken(service, token).get('/api/staff/me'))).toBeUndefined();
    expect((await administrator.post(path(id), shown)).body).toMatchObject({ id, secondFactor: 'missing' });
    const entries: object[] = await service.database.dataSource.query(
      `SELECT body::jsonb -> 'actor' AS actor, body::jsonb -> 'details' AS details FROM ledger_entry
        WHERE kind = 'staff_account.second_factor_reset' AND subject_id = $1`,
      [id],
    );
    expect(entries).toEqual([{ actor: { type: 'staff', id: administrator.id }, details: shown }]);
    expect(codeOf(await withToken(service, token).get('/api/staff/me'))).toBe('session_ended');
    const { next, halfWay } = await newcomers.firstStep(username);
    expect(next).toBe('set_up_app');
    const old = { recoveryCode: recoveryCodes[0] ?? '' };
    expect(codeOf(await halfWay.post('/api/staff/second-factor/recovery-code', old))).toBe(
      'second_factor_required',
    );
    await signIn(service, username, password);
    const { accounts } = (await administrator.get('/api/staff/accounts')).body as { accounts: object[] };
    expect(accounts).toContainEqual(expect.objectContaining({ id, secondFactor: 'set_up', locked: false }));
  });

  it('is forgotten by the operator, for the last administrator', async () => {
    const { username } = await newcomers.makeAccount('administrator');
    await newcomers.setUp(username);
    const reset = (name: string) =>
      service.database.transaction((transaction) =>
        resetSecondFactorOf(transaction, name, { type: 'operator', id: 'test' }, 'known_in_person'),
      );
    await expect(reset('nobody-here')).rejects.toMatchObject({ code: 'not_found' });
    await reset(username);
    expect((await newcomers.firstStep(username)).next).toBe('set_up_app');
  });

  it('cannot be set up over one that is there', async () => {
    const { username } = await newcomers.makeAccount('officer');
    await newcomers.setUp(username);
    const { halfWay } = await newcomers.firstStep(username);
    expect(codeOf(await halfWay.post('/api/staff/second-factor/app'))).toBe('already_exists');
    const confirmation = { code: '000000' };
    expect(codeOf(await halfWay.post('/api/staff/second-factor/app/confirmation', confirmation))).toBe(
      'already_exists',
    );
  });
});

describe('a proof of who one is', () => {
  const inspect = async (asker: Caller): Promise<unknown> =>
    (await asker.post('/api/staff/trays/A30/inspection', { reason: 'other' })).body;
  const prove = async (asker: Caller, proof: object) => {
    const answer = await asker.post('/api/staff/me/reauthentication', proof);
    return answer.status === 204 ? 'proved' : codeOf(answer);
  };
  const own = 'con trau di truoc cai cay';
  /** Somebody with a password of their own. */
  const makeSettled = async (role: Role) => {
    const { id, username } = await newcomers.makeAccount(role);
    const newcomer = await signIn(service, username, password);
    bodyOf(await newcomer.post('/api/staff/me/password', { oldPassword: password, newPassword: own }));
    return { id, signIn: () => signIn(service, username, own) };
  };
  const refused = { code: 'reauthentication_required' };
  // No cabinet answers this service: whoever gets that far was let through.
  const letThrough = { code: 'cabinet_unreachable' };

  it('is asked for before a tray opens for inspection, five minutes after the last one, of each session', async () => {
    const officer = await makeSettled('officer');
    const [here, elsewhere] = [await officer.signIn(), await officer.signIn()];
    expect(await inspect(here)).toMatchObject(letThrough);
    service.clock.advance(5 * minuteMs);
    expect(await inspect(here)).toMatchObject(refused);
    expect(await prove(here, { kind: 'password', password: own })).toBe('validation_failed');
    const code = await codeIn(officer.id, 0);
    expect(await prove(here, { kind: 'code', code })).toBe('proved');
    expect([await inspect(here), await inspect(elsewhere)]).toMatchObject([letThrough, refused]);
    expect(await prove(elsewhere, { kind: 'code', code })).toBe('code_wrong');
    expect(await inspect(elsewhere)).toMatchObject(refused);
    expect(await prove(elsewhere, { kind: 'code', code: await codeIn(officer.id, 30) })).toBe('proved');
    expect(await inspect(elsewhere)).toMatchObject(letThrough);
  });

  it('counts with the wrong tries to sign in, and a right one ends the row', async () => {
    const { id, username } = await newcomers.makeAccount('officer');
    const { token, recoveryCodes = [] } = await newcomers.setUp(username);
    const officer = withToken(service, token);
    service.clock.advance(minuteMs);
    const recovery = { kind: 'recovery_code', recoveryCode: recoveryCodes[0] };
    expect([await prove(officer, recovery), await prove(officer, recovery)]).toEqual([
      'proved',
      'code_wrong',
    ]);
    const wrong = { kind: 'code', code: await codeIn(id, 3_600) };
    for (let tries = 0; tries < 3; tries += 1) expect(await prove(officer, wrong)).toBe('code_wrong');
    expect(await prove(officer, { kind: 'code', code: await codeIn(id, 0) })).toBe('proved');
    for (let tries = 0; tries < 5; tries += 1) expect(await prove(officer, wrong)).toBe('code_wrong');
    const right = { kind: 'code', code: await codeIn(id, 30) };
    expect(await prove(officer, right)).toBe('too_many_requests');
    const locked = await anonymous.post('/api/staff/sessions', { username, password });
    expect(codeOf(locked)).toBe('too_many_requests');
  });
});
