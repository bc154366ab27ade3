import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../support/caller.js';
import { Newcomers } from '../support/half-way.js';
import { presentCode, stepOf } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let newcomers: Newcomers;

beforeAll(async () => {
  service = await startTestService();
  newcomers = new Newcomers(service);
});

afterAll(async () => {
  await service.stop();
});

const codeOf = ({ body }: { readonly body: unknown }) => (body as { code?: string }).code;

describe('a second step whose answer was lost', () => {
  it('is answered as before when it comes again, and begins no second session', async () => {
    const { username } = await newcomers.makeAccount('officer');
    const { account, halfWay } = await newcomers.firstStep(username);
    bodyOf(await halfWay.post('/api/staff/second-factor/app'));
    const key = randomUUID();
    const body = { code: await presentCode(service, account.id) };
    const first = stepOf(await halfWay.post('/api/staff/second-factor/app/confirmation', body, key));
    const again = stepOf(await halfWay.post('/api/staff/second-factor/app/confirmation', body, key));
    expect(again).toEqual(first);
    expect(again.recoveryCodes).toHaveLength(10);
    const whole: unknown[] = await service.database.dataSource.query(
      `SELECT FROM staff_session WHERE account_id = $1 AND stage = 'complete'`,
      [account.id],
    );
    expect(whole).toHaveLength(1);
  });

  it.each([
    ['code', { code: '123456' }],
    ['recovery-code', { recoveryCode: 'k7vd-2mqx-h9tn-4wsp' }],
    ['app', {}],
    ['app/confirmation', { code: '123456' }],
  ])('is none when it is another request (%s): it is refused, and costs no try', async (path, body) => {
    const { username } = await newcomers.makeAccount('officer');
    const { account, halfWay } = await newcomers.firstStep(username);
    await newcomers.setUp(username);
    const { halfWay: left, account: same } = await newcomers.firstStep(username);
    const code = await presentCode(service, same.id);
    bodyOf(await left.post('/api/staff/second-factor/code', { code }));
    expect(codeOf(await left.post(`/api/staff/second-factor/${path}`, body))).toBe('session_ended');
    expect(codeOf(await halfWay.post('/api/staff/second-factor/code', { code: '000000' }))).toBe(
      'code_wrong',
    );
    const [failures] = await service.database.dataSource.query<{ count: number }[]>(
      'SELECT coalesce(sum(failures), 0)::integer AS count FROM sign_in_failure WHERE account_id = $1',
      [account.id],
    );
    expect(failures?.count).toBe(1);
  });
});
