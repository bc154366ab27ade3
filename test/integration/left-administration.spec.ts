import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf, type Answer } from '../support/caller.js';
import { hasJustProved, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let administrator: StaffCaller;
let colleague: string;
let kiosk: string;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

const password = 'k7vd-2mqx-h9tn-4wsp';
let accounts = 0;

const newAccount = (): object => {
  accounts += 1;
  return { username: `colleague-${accounts}`, displayName: 'Trần Văn Bình', roles: ['officer'], password };
};

beforeEach(async () => {
  administrator = await signInAs(service, 'administrator');
  const made = await administrator.post('/api/staff/accounts', newAccount());
  colleague = `/api/staff/accounts/${bodyOf<{ id: string }>(made).id}`;
  kiosk = bodyOf<{ id: string }>(await administrator.post('/api/staff/kiosks', { name: 'Kiosk' })).id;
  // Its owner has gone for as long as a proof counts.
  service.clock.advance(5 * minuteMs);
});

const giving: readonly (readonly [string, () => Promise<Answer>])[] = [
  ['an account', () => administrator.post('/api/staff/accounts', newAccount())],
  ['roles', () => administrator.post(`${colleague}/roles`, { roles: ['administrator'] })],
  ['a password', () => administrator.post(`${colleague}/password`, { newPassword: 'another-one-of-mine' })],
  [
    'another app',
    () => administrator.post(`${colleague}/second-factor/reset`, { identityCheck: 'known_in_person' }),
  ],
  ['an account back', () => administrator.post(`${colleague}/enable`)],
  ['an end of the wait after wrong tries', () => administrator.post(`${colleague}/unlock`)],
  ['a kiosk', () => administrator.post('/api/staff/kiosks', { name: 'My own' })],
  ['a code for a kiosk', () => administrator.post(`/api/staff/kiosks/${kiosk}/set-up-code`)],
];

it.each(giving)(
  'who finds an administrator’s console gives nobody %s; its owner does',
  async (_what, give) => {
    const refused = await give();
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'reauthentication_required' }]);
    await hasJustProved(service, administrator);
    expect((await give()).status).toBeLessThan(300);
  },
);

it.each([
  ['an account', () => administrator.post(`${colleague}/disable`)],
  ['a kiosk', () => administrator.post(`/api/staff/kiosks/${kiosk}/revocation`)],
])('%s is taken away without being asked', async (_what, take) => {
  expect((await take()).status).toBe(200);
});
