import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StatusLinks } from '../../src/dossiers/status-links.js';
import { pageAddresses } from '../../src/pages.js';
import { createOpenApiDocument } from '../../src/platform/index.js';
import { callerWith, type Answer } from '../support/caller.js';
import { demoAccounts, presentCode, stepOf } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

const hosts = { kiosk: 'tu.vi.du', staff: 'canbo.vi.du', public: 'motcua.vi.du' } as const;
type Surface = keyof typeof hosts;
const surfaces = Object.keys(hosts) as Surface[];

let service: TestService;

beforeAll(async () => {
  service = await startTestService(
    {},
    {
      PUBLIC_BASE_URL: `https://${hosts.public}`,
      KIOSK_BASE_URL: `https://${hosts.kiosk}`,
      STAFF_BASE_URL: `https://${hosts.staff}`,
    },
  );
});

afterAll(async () => {
  await service.stop();
});

const by = (host: string, headers: Record<string, string> = {}) => callerWith(service, { host, ...headers });

type Method = 'get' | 'post' | 'put' | 'delete';

function ask(host: string, method: Method, address: string): Promise<Answer> {
  const caller = by(host);
  if (method === 'get' || method === 'delete') return caller[method](address);
  return caller[method](address, {});
}

const isRefused = ({ status, body }: Answer): boolean => {
  if (status !== 421) return false;
  expect(body).toMatchObject({ type: 'urn:motcua247:problem:misdirected_request', status: 421 });
  return true;
};

/** The three, and one that is none of them. */
const everyName = [...Object.values(hosts), '127.0.0.1'];

/** By which names something is answered, whatever the answer. */
async function answeredUnder(asking: (host: string) => Promise<Answer>): Promise<string[]> {
  const found: string[] = [];
  for (const host of everyName) if (!isRefused(await asking(host))) found.push(host);
  return found;
}

describe('every operation of the OpenAPI document', () => {
  /** Written out once more, apart from the table in the code. */
  const belongsTo = (path: string): string[] => {
    const [, first, second] = path.split('/');
    if (first === 'health' || first === 'metrics' || second === 'simulator') return everyName;
    if (first === 'api' && second === 'kiosk') return [hosts.kiosk];
    if (first === 'api' && second === 'staff') return [hosts.staff];
    return [hosts.public];
  };

  it('is answered under the name of its surface alone, so that none can be forgotten', async () => {
    const { paths } = createOpenApiDocument(service.application);
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      (['get', 'post', 'put', 'delete'] as const)
        .filter((method) => item[method])
        .map((method) => [method, path] as const)
        // Which asks for no credential and never ends.
        .filter(() => path !== '/api/simulator/events'),
    );
    expect(operations.length).toBeGreaterThan(150);
    for (const [method, path] of operations) {
      // Nobody is signed in: what is answered is refused for that, and not for its name.
      const address = path.replaceAll(/\{\w+\}/g, 'x');
      const answered = await answeredUnder((host) => ask(host, method, address));
      expect([method, path, answered]).toEqual([method, path, belongsTo(path)]);
    }
  });

  it('is known by its route, however its address is written', async () => {
    for (const address of ['/api/staff/me?x=/api/kiosk', '/api/st%61ff/me'])
      expect([address, await answeredUnder((host) => by(host).get(address))]).toEqual([
        address,
        [hosts.staff],
      ]);
  });
});

describe('every page', () => {
  const surfaceOf = (page: string): Surface => {
    if (page === '/kiosk') return 'kiosk';
    return page.startsWith('/d/') ? 'public' : 'staff';
  };
  const shared = ['/', '/simulator'];

  it('is shown under its own name, and by the others people are led there', async () => {
    const pages = pageAddresses(true);
    expect(pages).toEqual(expect.arrayContaining([...shared, '/kiosk', '/staff', '/d/:token']));
    for (const page of pages.filter((one) => !shared.includes(one))) {
      const address = `${page.replace(':token', 'abc').replace('*', 'dossiers/1')}?kiosk`;
      const surface = surfaceOf(page);
      for (const asked of surfaces) {
        const { status, headers } = await by(hosts[asked]).get(address);
        const expected = asked === surface ? [200, undefined] : [302, `https://${hosts[surface]}${address}`];
        expect([address, asked, status, headers.location]).toEqual([address, asked, ...expected]);
        if (asked !== surface) expect(headers['cache-control']).toBe('no-store');
      }
      expect([address, isRefused(await by('evil.vi.du').get(address))]).toEqual([address, true]);
    }
  });

  it.each([...shared, '/icon.svg', '/api/docs', '/api/openapi.json'])(
    'but %s, which belongs to none of them, is answered under every name',
    async (address) => {
      expect(await answeredUnder((host) => by(host).get(address))).toEqual(everyName);
    },
  );

  it('that there is not is missing under every name', async () => {
    for (const host of everyName) expect((await by(host).get('/nothing')).status).toBe(404);
  });
});

describe('a name', () => {
  it('behind a trusted proxy is the one that the browser asked for', async () => {
    const behind = (host: string) => by('127.0.0.1:8247', { 'x-forwarded-host': host });
    expect(isRefused(await behind(hosts.public).get('/api/staff/me'))).toBe(true);
    expect((await behind(hosts.staff).get('/api/staff/me')).status).toBe(401);
  });

  it('that refuses says under which the answer is', async () => {
    const answer = await by(hosts.kiosk).get('/api/staff/me');
    expect(answer.body).toMatchObject({
      code: 'misdirected_request',
      detail: `This is not answered under this host name. Ask at https://${hosts.staff}.`,
    });
  });

  /** The answer to the second step. */
  async function signInAdministrator(): Promise<Answer> {
    const accounts = await demoAccounts(service);
    const { username, password } = accounts.find(({ role }) => role === 'administrator') ?? {};
    const first = await by(hosts.staff).post('/api/staff/sessions', { username, password });
    const { token, account } = stepOf(first);
    const code = await presentCode(service, account.id);
    const halfWay = by(hosts.staff, { authorization: `Bearer ${token}` });
    return halfWay.post('/api/staff/second-factor/code', { code });
  }

  it('is told to whoever sets up a kiosk, and stands in the links of citizens', async () => {
    const { token } = stepOf(await signInAdministrator());
    const administrator = by(hosts.staff, { authorization: `Bearer ${token}` });
    const made = await administrator.post('/api/staff/kiosks', { name: 'Tủ sau nhà' });
    expect(made.body).toMatchObject({ address: `https://${hosts.kiosk}/kiosk` });
    const link = service.application.get(StatusLinks, { strict: false }).urlOf('d');
    expect(link.startsWith(`https://${hosts.public}/d/`)).toBe(true);
  });

  it('keeps what its browser was given from the pages of the others', async () => {
    const signedIn = await signInAdministrator();
    // No Domain: a browser sends it to this name alone (RFC 6265, 5.4).
    const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
    expect(cookie).toContain(stepOf(signedIn).token);
    expect(cookie.toLowerCase()).not.toContain('domain');
    const sent = { cookie: cookie.split(';')[0] ?? '' };
    const leave = (headers: Record<string, string>) =>
      by(hosts.staff, { ...sent, ...headers }).delete('/api/staff/sessions/current');
    for (const headers of [{ origin: `https://${hosts.kiosk}` }, { 'sec-fetch-site': 'same-site' }])
      expect((await leave(headers)).body).toMatchObject({ code: 'forbidden' });
    expect((await leave({ origin: `https://${hosts.staff}` })).status).toBeLessThan(300);
  });
});

it('where no names are given apart, all is answered under whatever name', async () => {
  const one = await startTestService({}, { PUBLIC_BASE_URL: `https://${hosts.public}` });
  try {
    for (const host of [hosts.public, '127.0.0.1', 'another.vi.du'])
      for (const address of ['/kiosk', '/api/kiosk/device', '/api/staff/me', '/staff/runs'])
        expect((await callerWith(one, { host }).get(address)).status).toBe(
          address.startsWith('/api') ? 401 : 200,
        );
  } finally {
    await one.stop();
  }
});
