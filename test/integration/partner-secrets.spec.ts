import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { letPartnerIn } from '../support/partners.js';
import { hasJustProved, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let administrator: StaffCaller;
let path: string;

beforeAll(async () => {
  service = await startTestService();
  administrator = await signInAs(service, 'administrator');
  const scopes = ['dossiers.read', 'progress.report'];
  path = `/api/staff/partners/${(await letPartnerIn(administrator, { scopes })).id}`;
});

afterAll(async () => {
  await service.stop();
});

/** Everything by which a partner's system comes to a secret, or what it is told to another address. */
const gifts = [
  ['a key', () => administrator.post(`${path}/keys`, { validDays: 30 })],
  ['the secret for its reports', () => administrator.post(`${path}/callback-secret`)],
  ['an address and its secret', () => administrator.put(`${path}/webhook`, { url: 'https://partner.vn/' })],
] as const;

describe('what gives a partner a secret', () => {
  it.each(gifts)('(%s) asks five minutes after the last proof who sits there', async (_what, give) => {
    await hasJustProved(service, administrator);
    service.clock.advance(5 * minuteMs - 1);
    bodyOf(await give());
    service.clock.advance(1);
    const refused = await give();
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'reauthentication_required' }]);
    await hasJustProved(service, administrator);
    bodyOf(await give());
  });

  it('is taken from it without being asked: who finds a stolen key ends it at once', async () => {
    service.clock.advance(5 * minuteMs);
    bodyOf(await administrator.post(`${path}/webhook/switching-off`));
    bodyOf(await administrator.post(`${path}/ending`));
  });
});
