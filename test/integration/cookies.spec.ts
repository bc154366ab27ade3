import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { EventReader } from '../support/event-reader.js';
import { presentCode, signInAs, stepOf, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let kiosk: KioskCaller;
let technician: StaffCaller;

beforeAll(async () => {
  service = await startTestService();
  kiosk = await provisionKiosk(service, 'Kiosk cổng chính');
  technician = await signInAs(service, 'technician');
});

afterAll(async () => {
  await service.stop();
});

/** A browser: it keeps the cookies it is given and sends no other credential. */
function browserWith(cookie: string, headers: Record<string, string> = {}) {
  return callerWith(service, { cookie, ...headers });
}

const nobody = () => callerWith(service, {});

function cookieOf(answer: { readonly headers: Record<string, unknown> }): string {
  const cookies = answer.headers['set-cookie'];
  if (!Array.isArray(cookies) || cookies.length !== 1) throw new Error('One cookie is left');
  return String(cookies[0]);
}

/** What a browser sends back of a cookie. */
const sentBack = (cookie: string) => cookie.split(';')[0] ?? '';

function enrol(credential: string, key?: string) {
  return nobody().post('/api/kiosk/device', { credential }, key);
}

function showPassword(key?: string) {
  const { username, password } = technician;
  return nobody().post('/api/staff/sessions', { username, password }, key);
}

/** Both steps of a sign-in in one browser; the answer to the second. */
async function signInWith() {
  const halfWay = browserWith(sentBack(cookieOf(await showPassword())));
  const code = await presentCode(service, technician.id);
  return halfWay.post('/api/staff/second-factor/code', { code });
}

describe('a browser that is made a kiosk', () => {
  it('keeps the credential in a cookie that scripts cannot read and other sites cannot use', async () => {
    const answer = await enrol(` ${kiosk.credential} `);
    expect([answer.status, answer.body]).toEqual([200, { id: kiosk.id, name: 'Kiosk cổng chính' }]);
    expect(cookieOf(answer)).toBe(
      `kiosk_credential=${kiosk.credential}; Max-Age=34560000; Path=/api/kiosk; HttpOnly; SameSite=Strict`,
    );
  });

  it('is a kiosk by the cookie alone, for readings, changes and live events', async () => {
    const browser = browserWith(sentBack(cookieOf(await enrol(kiosk.credential))));
    const device = await browser.get('/api/kiosk/device');
    expect([device.status, device.body]).toMatchObject([200, { id: kiosk.id }]);
    expect(sentBack(cookieOf(device))).toBe(`kiosk_credential=${kiosk.credential}`);
    const asked = await browser.post('/api/kiosk/codes', { phone: '0912345678', purpose: 'deposit' });
    expect(asked.status).toBe(202);
    const events = await EventReader.open(`${service.url}/api/kiosk/events`, {
      cookie: `kiosk_credential=${kiosk.credential}`,
    });
    await events.close();
  });

  it('serves a citizen, whose session is the page’s own', async () => {
    const { sessionToken } = await enterAsCitizen(service, kiosk, '0912345679', 'deposit');
    const cookie = `kiosk_credential=${kiosk.credential}`;
    const citizen = browserWith(cookie, { 'x-citizen-session': sessionToken });
    expect((await browserWith(cookie).delete('/api/kiosk/sessions/current')).status).toBe(401);
    expect((await citizen.delete('/api/kiosk/sessions/current')).status).toBe(204);
  });

  it('gets the cookie again when the request is repeated', async () => {
    const key = randomUUID();
    const first = await enrol(kiosk.credential, key);
    const second = await enrol(kiosk.credential, key);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(cookieOf(second)).toBe(cookieOf(first));
  });

  it('forgets it when told so', async () => {
    const browser = browserWith(`kiosk_credential=${kiosk.credential}`);
    const answer = await browser.delete('/api/kiosk/device');
    expect([answer.status, cookieOf(answer)]).toEqual([
      204,
      'kiosk_credential=; Max-Age=0; Path=/api/kiosk; HttpOnly; SameSite=Strict',
    ]);
  });

  it.each(['A'.repeat(43), 'let me in'])('gets no cookie for %s', async (credential) => {
    const answer = await enrol(credential);
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthenticated' }]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is none without a cookie, nor with that of a revoked kiosk, which it gets no more', async () => {
    expect((await nobody().get('/api/kiosk/device')).status).toBe(401);
    const revoked = await provisionKiosk(service);
    bodyOf(await technician.post(`/api/staff/kiosks/${revoked.id}/revocation`));
    const browser = browserWith(`kiosk_credential=${revoked.credential}`);
    expect((await browser.get('/api/kiosk/device')).status).toBe(401);
    expect((await enrol(revoked.credential)).status).toBe(401);
  });

  it('is the kiosk of the header where both are sent', async () => {
    const other = await provisionKiosk(service, 'Kiosk thứ hai');
    const both = browserWith(`kiosk_credential=${kiosk.credential}`, {
      'x-kiosk-credential': other.credential,
    });
    const answer = await both.get('/api/kiosk/device');
    expect(answer.body).toMatchObject({ id: other.id });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('a browser in which staff sign in', () => {
  it('keeps the session in a cookie for as long as the session lives, and learns of it nowhere else', async () => {
    for (const [answer, minutes, facts] of [
      [await showPassword(), 10, ['account', 'expiresAt', 'next']],
      [await signInWith(), service.options.site.sessions.staffMinutes, ['account', 'expiresAt']],
    ] as const) {
      const { token } = stepOf(answer);
      expect(Object.keys(answer.body as object).sort()).toEqual(facts);
      expect(JSON.stringify(answer.body)).not.toContain(token);
      expect(cookieOf(answer)).toBe(
        `staff_session=${token}; Max-Age=${minutes * 60}; Path=/api/staff; HttpOnly; SameSite=Strict`,
      );
    }
  });

  it('gets the cookie again when the request is repeated, for what is left of the session', async () => {
    const key = randomUUID();
    const first = await showPassword(key);
    service.clock.advance(4 * minuteMs);
    const second = await showPassword(key);
    expect(sentBack(cookieOf(second))).toBe(sentBack(cookieOf(first)));
    expect(cookieOf(second)).toContain(`Max-Age=${6 * 60};`);
  });

  it('is signed in by the cookie alone until it signs out', async () => {
    const cookie = sentBack(cookieOf(await signInWith()));
    const browser = browserWith(cookie);
    expect((await browser.get('/api/staff/me')).body).toMatchObject({ username: technician.username });
    const events = await EventReader.open(`${service.url}/api/staff/events`, { cookie });
    await events.close();
    const left = await browser.delete('/api/staff/sessions/current');
    expect([left.status, cookieOf(left)]).toEqual([
      204,
      'staff_session=; Max-Age=0; Path=/api/staff; HttpOnly; SameSite=Strict',
    ]);
    expect((await browser.get('/api/staff/me')).body).toMatchObject({ code: 'session_ended' });
  });

  it('is who the bearer token says where both are sent', async () => {
    const cookie = sentBack(cookieOf(await signInWith()));
    const officer = await signInAs(service, 'officer');
    const both = browserWith(cookie, { authorization: `Bearer ${officer.token}` });
    expect((await both.get('/api/staff/me')).body).toMatchObject({ username: officer.username });
    expect((await browserWith(cookie, { authorization: 'Basic x' }).get('/api/staff/me')).status).toBe(401);
  });

  it('gets no cookie for a wrong password', async () => {
    const { username } = technician;
    const answer = await nobody().post('/api/staff/sessions', { username, password: 'wrong' });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined]);
  });
});

describe('another site’s page', () => {
  const cookie = async () => sentBack(cookieOf(await signInWith()));

  it.each(['cross-site', 'same-site'])('changes nothing in a browser’s name: %s', async (site) => {
    const staff = browserWith(await cookie(), { 'sec-fetch-site': site });
    const refused = await staff.delete('/api/staff/sessions/current');
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'forbidden' }]);
    expect((await staff.get('/api/staff/me')).status).toBe(200);
    const atKiosk = browserWith(`kiosk_credential=${kiosk.credential}`, { 'sec-fetch-site': site });
    const asked = await atKiosk.post('/api/kiosk/codes', { phone: '0912345678', purpose: 'deposit' });
    expect([asked.status, asked.body]).toMatchObject([403, { code: 'forbidden' }]);
  });

  it.each(['https://evil.example', 'null'])(
    'is known by its origin where nothing else is said: %s',
    async (origin) => {
      const refused = await browserWith(await cookie(), { origin }).delete('/api/staff/sessions/current');
      expect([refused.status, refused.body]).toMatchObject([403, { code: 'forbidden' }]);
      const own = browserWith(await cookie(), { origin: service.url });
      expect((await own.delete('/api/staff/sessions/current')).status).toBe(204);
    },
  );

  it.each(['same-origin', 'none'])('is not meant by %s', async (site) => {
    const staff = browserWith(await cookie(), { 'sec-fetch-site': site });
    expect((await staff.delete('/api/staff/sessions/current')).status).toBe(204);
  });

  it('may not send the header that every change needs, the sign-ins too', async () => {
    const routes = ['/api/staff/sessions', '/api/kiosk/device', '/api/kiosk/codes'];
    for (const path of routes) {
      const asked = await request(service.url).options(path).set({
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'idempotency-key',
      });
      expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
      expect(asked.headers).not.toHaveProperty('access-control-allow-headers');
    }
    const { username, password } = technician;
    for (const [path, body] of [
      ['/api/staff/sessions', { username, password }],
      ['/api/kiosk/device', { credential: kiosk.credential }],
    ] as const) {
      const answer = await request(service.url).post(path).send(body);
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'idempotency_key_missing' }]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('a service that is reached by https', () => {
  let there: TestService;
  let its: KioskCaller;
  let token: string;

  beforeAll(async () => {
    const environment = { ...service.options.environment, publicBaseUrl: 'https://motcua.example.vn' };
    there = await startTestService({ environment });
    its = await provisionKiosk(there);
  });

  beforeEach(async () => {
    token = (await signInAs(there, 'technician')).token;
  });

  afterAll(async () => {
    await there.stop();
  });

  const statusOf = async (path: string, cookie: string) =>
    (await callerWith(there, { cookie }).get(path)).status;

  it('leaves cookies that no other host can set, and that come over TLS alone', async () => {
    const answers = [
      await its.post('/api/kiosk/device', { credential: its.credential }),
      await callerWith(there, {}).delete('/api/kiosk/device'),
      await callerWith(there, { cookie: `__Host-staff_session=${token}` }).delete(
        '/api/staff/sessions/current',
      ),
    ];
    // RFC 6265bis, 4.1.3.2: else browsers do not take them.
    const parts =
      /^__Host-(kiosk_credential|staff_session)=[^;]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/;
    for (const answer of answers) expect(cookieOf(answer)).toMatch(parts);
  });

  it('believes them under no other name', async () => {
    // Anybody who answers for a host of the same domain, or in clear, could have put these there.
    for (const prefix of ['', '__Secure-', '__Http-', '__host-']) {
      expect(await statusOf('/api/kiosk/device', `${prefix}kiosk_credential=${its.credential}`)).toBe(401);
      expect(await statusOf('/api/staff/me', `${prefix}staff_session=${token}`)).toBe(401);
    }
  });

  it('is sent both of them everywhere, and reads each where it belongs', async () => {
    const [kioskCookie, staffCookie] = [
      `__Host-kiosk_credential=${its.credential}`,
      `__Host-staff_session=${token}`,
    ];
    const asked = (cookie: string) =>
      Promise.all(
        [
          '/api/kiosk/device',
          '/api/staff/me',
          '/api/partner/dossiers/G-261123-0001',
          '/api/public/dossiers/AAAAAAAAAAAAAAAAAAAAAA',
        ].map((path) => statusOf(path, cookie)),
      );
    expect(await asked(kioskCookie)).toEqual([200, 401, 401, 404]);
    expect(await asked(staffCookie)).toEqual([401, 200, 401, 404]);
    expect(await asked(`${kioskCookie}; ${staffCookie}`)).toEqual([200, 200, 401, 404]);
    // Each has its value under the other's name.
    const swapped = `__Host-kiosk_credential=${token}; __Host-staff_session=${its.credential}`;
    expect(await asked(swapped)).toEqual([401, 401, 401, 404]);
  });
});
