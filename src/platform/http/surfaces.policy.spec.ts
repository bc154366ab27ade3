import { describe, expect, it } from '@jest/globals';
import { placeOf, surfaces, verdictOn, type SurfaceAddresses } from './surfaces.policy.js';

const addresses: SurfaceAddresses = {
  kiosk: 'https://tu.motcua.vi.du',
  staff: 'https://canbo.motcua.vi.du:8443',
  public: 'https://motcua.vi.du',
};
const hosts = { kiosk: 'tu.motcua.vi.du', staff: 'canbo.motcua.vi.du:8443', public: 'motcua.vi.du' };

const routes = {
  kiosk: { pages: ['/kiosk'], api: ['/api/kiosk/overview', '/api/kiosk'] },
  staff: { pages: ['/staff', '/staff/*'], api: ['/api/staff/sessions', '/api/staff/events'] },
  public: {
    pages: ['/d/:token'],
    api: ['/api/public/dossiers/:token', '/api/partner/dossiers', '/api/integration/twilio/status'],
  },
} as const;
const shared = ['/', '/assets/*', '/icon.svg', '/health/ready', '/metrics', '/api/docs', '/api/openapi.json'];

describe('where surfaces have names of their own', () => {
  const cells = surfaces.flatMap((asked) => surfaces.map((surface) => [surface, asked] as const));

  it.each(cells)('%s by the name of %s', (surface, asked) => {
    const { pages, api } = routes[surface];
    const address = addresses[surface];
    for (const route of pages) {
      expect([route, verdictOn(addresses, hosts[asked], route)]).toEqual([
        route,
        asked === surface ? { kind: 'answered' } : { kind: 'led', address },
      ]);
    }
    for (const route of api) {
      expect([route, verdictOn(addresses, hosts[asked], route)]).toEqual([
        route,
        asked === surface ? { kind: 'answered' } : { kind: 'misdirected', address },
      ]);
    }
  });

  it.each(['127.0.0.1:8247', 'evil.vi.du', 'motcua.vi.du.evil.vi.du', 'tu.motcua.vi.du:8443', '', 'a b'])(
    'nothing of a surface is answered by the name "%s"',
    (host) => {
      for (const surface of surfaces) {
        for (const route of [...routes[surface].pages, ...routes[surface].api]) {
          const verdict = { kind: 'misdirected', address: addresses[surface] };
          expect([route, verdictOn(addresses, host, route)]).toEqual([route, verdict]);
        }
      }
    },
  );

  it('what belongs to none is answered by every name, and what nobody has placed by none', () => {
    for (const host of [...Object.values(hosts), '127.0.0.1:8247']) {
      for (const route of shared)
        expect([route, verdictOn(addresses, host, route)]).toEqual([route, { kind: 'answered' }]);
      for (const route of ['/api/new', '/kiosks', '/api/staffing', '/new', '/api/kiosk-new'])
        expect([route, verdictOn(addresses, host, route)]).toEqual([
          route,
          { kind: 'misdirected', address: undefined },
        ]);
    }
  });

  it('a name is the same in capitals and with the port that it has anyway', () => {
    for (const host of ['MotCua.vi.du', 'motcua.vi.du:443'])
      expect(verdictOn(addresses, host, '/d/:token')).toEqual({ kind: 'answered' });
    expect(verdictOn(addresses, 'motcua.vi.du:80', '/api/public/dossiers')).toMatchObject({
      kind: 'misdirected',
    });
  });
});

describe('where surfaces share names', () => {
  const one = 'https://motcua.vi.du';

  it('all is answered by whatever name, if they share one', () => {
    for (const host of ['motcua.vi.du', '127.0.0.1:8247', 'another'])
      for (const route of ['/kiosk', '/api/staff/me', '/api/new'])
        expect(verdictOn({ kiosk: one, staff: one, public: one }, host, route)).toEqual({ kind: 'answered' });
  });

  it('two of them are answered by the name of both, the third by its own', () => {
    const staff = 'https://canbo.vi.du';
    const pair = { kiosk: one, staff, public: one };
    expect(verdictOn(pair, 'motcua.vi.du', '/api/kiosk/overview')).toEqual({ kind: 'answered' });
    expect(verdictOn(pair, 'motcua.vi.du', '/api/public/dossiers')).toEqual({ kind: 'answered' });
    expect(verdictOn(pair, 'motcua.vi.du', '/api/staff/me')).toEqual({ kind: 'misdirected', address: staff });
    expect(verdictOn(pair, 'canbo.vi.du', '/api/staff/me')).toEqual({ kind: 'answered' });
  });
});

it('a route belongs to one place', () => {
  expect(placeOf('/api/kiosk/overview')).toEqual({ surface: 'kiosk', kind: 'api' });
  expect(placeOf('/d/:token')).toEqual({ surface: 'public', kind: 'page' });
  expect(placeOf('/dossier')).toBeUndefined();
});
