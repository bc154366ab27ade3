import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, type Actor } from '../../src/kernel/index.js';
import { AccountParts, giveNewPasswordTo } from '../../src/staff/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { presentCode, signIn, signInAs, stepOf, withToken } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

const given = 'k7vd-2mqx-h9tn-4wsp';
const chosen = 'mot con ngua dau ca tau';

interface Listed {
  readonly id: string;
  readonly givenPassword: string;
}

let service: TestService;
let anonymous: Caller;

beforeAll(async () => {
  service = await startTestService();
  anonymous = callerWith(service, {});
});

afterAll(async () => {
  await service.stop();
});

const codeOf = ({ body }: { readonly body: unknown }) => (body as { code?: string }).code;

async function makeAccount(): Promise<{ readonly id: string; readonly username: string }> {
  const administrator = await signInAs(service, 'administrator');
  const username = `newcomer-${randomUUID().slice(0, 8)}`;
  const body = { username, displayName: 'Trần Văn Bình', roles: ['officer'], password: given };
  return { ...bodyOf<{ id: string }>(await administrator.post('/api/staff/accounts', body)), username };
}

const firstStep = (username: string, password = given) =>
  anonymous.post('/api/staff/sessions', { username, password });

/** As administrators see it. */
async function listed(accountId: string): Promise<string | undefined> {
  const administrator = await signInAs(service, 'administrator');
  const { accounts } = bodyOf<{ accounts: Listed[] }>(await administrator.get('/api/staff/accounts'));
  return accounts.find(({ id }) => id === accountId)?.givenPassword;
}

describe('a password that somebody else chose', () => {
  it('works for one sign-in, in which another must be chosen', async () => {
    const { id, username } = await makeAccount();
    expect(await listed(id)).toBe('waiting');
    const session = await signIn(service, username, given);
    expect(await listed(id)).toBe('used');

    const again = await firstStep(username);
    expect([again.status, again.body]).toMatchObject([
      403,
      { code: 'given_password_over', standing: 'used' },
    ]);
    bodyOf(await session.post('/api/staff/me/password', { oldPassword: given, newPassword: chosen }));
    expect(await listed(id)).toBe('none');
    expect((await firstStep(username, chosen)).status).toBe(201);
    expect((await firstStep(username, chosen)).status).toBe(201);
  });

  it('is not used up by a sign-in that got no further than the password', async () => {
    const { id, username } = await makeAccount();
    expect((await firstStep(username)).status).toBe(201);
    expect(await listed(id)).toBe('waiting');
    await expect(signIn(service, username, given)).resolves.toMatchObject({ username });
  });

  it('lets one in of two who began with it', async () => {
    const { id, username } = await makeAccount();
    const other = stepOf(await firstStep(username));
    await signIn(service, username, given);
    const code = await presentCode(service, id);
    const late = await withToken(service, other.token).post('/api/staff/second-factor/code', { code });
    expect(codeOf(late)).toBe('given_password_over');
    const live: unknown[] = await service.database.dataSource.query(
      `SELECT FROM staff_session WHERE account_id = $1 AND stage = 'complete'`,
      [id],
    );
    expect(live).toHaveLength(1);
  });

  it('expires after three days', async () => {
    const { id, username } = await makeAccount();
    service.clock.advance(3 * dayMs - 1);
    expect((await firstStep(username)).status).toBe(201);
    service.clock.advance(1);
    const late = await firstStep(username);
    expect(late.body).toMatchObject({ code: 'given_password_over', standing: 'expired' });
    expect(await listed(id)).toBe('expired');
    await expect(signInAs(service, 'officer')).resolves.toMatchObject({ username: 'officer' });
  });

  it('tells nobody who does not know it that it is over', async () => {
    const { username } = await makeAccount();
    service.clock.advance(3 * dayMs);
    expect(codeOf(await firstStep(username, `${given}!`))).toBe('unauthenticated');
  });

  it('is replaced by another, whoever gives it, and that one works once, too', async () => {
    const { id, username } = await makeAccount();
    await signIn(service, username, given);
    const administrator = await signInAs(service, 'administrator');
    const second = { newPassword: 'n4zr-8kfd-w2hq-6tmc' };
    expect((await administrator.post(`/api/staff/accounts/${id}/password`, second)).status).toBe(204);
    const session = await signIn(service, username, second.newPassword);
    expect(codeOf(await firstStep(username, second.newPassword))).toBe('given_password_over');

    const operator: Actor = { type: 'operator', id: 'command line' };
    const third = await service.database.transaction((transaction) =>
      giveNewPasswordTo(transaction, service.application.get(AccountParts), username, operator),
    );
    expect(codeOf(await session.get('/api/staff/me'))).toBe('session_ended');
    expect((await signIn(service, username, third)).username).toBe(username);
    expect(codeOf(await firstStep(username, third))).toBe('given_password_over');
  });

  it('is given by the operator to nobody who is not there', async () => {
    const parts = service.application.get(AccountParts);
    const attempt = service.database.transaction((transaction) =>
      giveNewPasswordTo(transaction, parts, 'nobody-here', { type: 'operator', id: 'command line' }),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
  });
});
