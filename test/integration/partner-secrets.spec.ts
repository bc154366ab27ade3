import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { LiveEvents } from '../../src/platform/index.js';
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
});

afterAll(async () => {
  await service.stop();
});

/** A partner that has nothing yet; the id of it. */
async function another(): Promise<string> {
  const { id } = await letPartnerIn(administrator, { scopes: ['dossiers.read', 'progress.report'] });
  path = `/api/staff/partners/${id}`;
  return id;
}

/** Everything by which a partner's system comes to a secret, or what it is told to another address. */
const gifts = [
  ['a key', () => administrator.post(`${path}/keys`, { validDays: 30 })],
  ['the secret for its reports', () => administrator.post(`${path}/callback-secret`, {})],
  ['an address and its secret', () => administrator.put(`${path}/webhook`, { url: 'https://partner.vn/' })],
] as const;

describe('consoles elsewhere', () => {
  it.each(gifts)('are told of a partner that was given %s', async (_what, give) => {
    const id = await another();
    const heard: object[] = [];
    const hearing = service.application.get(LiveEvents).stream.subscribe((event) => heard.push(event));
    await hasJustProved(service, administrator);
    bodyOf(await give());
    hearing.unsubscribe();
    expect(heard).toEqual([{ type: 'partner', id, data: {} }]);
  });
});

describe('what gives a partner a secret', () => {
  beforeAll(another);

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
