import fastifyCookie from '@fastify/cookie';
import { Controller, Get, Header } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import {
  actions,
  createOpenApiDocument,
  ForCitizen,
  ForKiosk,
  Jobs,
  keepOutOfCaches,
  may,
  ProblemFilter,
  RefusalLog,
  roles,
  type Action,
  type Role,
} from '../../src/platform/index.js';
import { callerWith } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk } from '../support/citizens.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

/** Every route that the OpenAPI document knows, so that a new one cannot be forgotten. */
interface Route {
  readonly method: string;
  readonly path: string;
  /** Who may ask, as the document says. */
  readonly access: string | undefined;
  readonly secured: boolean;
  readonly answers: readonly string[];
}

let service: TestService;
let routes: Route[];

beforeAll(async () => {
  service = await startTestService();
  const { paths } = createOpenApiDocument(service.application);
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Record<string, unknown>>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: operation['x-access'] as string | undefined,
      secured: operation['security'] !== undefined,
      answers: Object.keys(operation['responses'] as object),
    })),
  );
});

afterAll(async () => {
  await service.stop();
});

function isAction(access: string | undefined): access is Action {
  return actions.some((action) => action === access);
}

describe('the document', () => {
  it('says of the routes of staff who may ask, and how they refuse', () => {
    const staffRoutes = routes.filter(({ path }) => path.startsWith('/api/staff'));
    expect(staffRoutes.length).toBeGreaterThan(10);
    for (const route of staffRoutes) {
      const known = ['signed_in', 'own_account', 'second_factor', 'leaving', 'before_sign_in'];
      expect(isAction(route.access) || known.includes(route.access ?? '')).toBe(true);
      expect([route.path, route.secured]).toEqual([route.path, route.access !== 'before_sign_in']);
      if (route.access !== 'before_sign_in') expect([route.path, ...route.answers]).toContain('401');
      if (isAction(route.access)) expect([route.path, ...route.answers]).toContain('403');
    }
  });

  it('says of the routes of kiosks and partners who may ask', () => {
    const others = routes.filter(({ path }) => /^\/api\/(?:kiosk|partner)\//.test(path));
    expect(others.length).toBeGreaterThan(20);
    for (const { path, access = '', secured } of others) {
      expect([path, access]).toEqual([
        path,
        expect.stringMatching(/^(?:device|kiosk|citizen: \w+|(?:signed by )?partner: [\w.]+)$/),
      ]);
      expect([path, secured]).toEqual([path, !/^(?:device|signed by partner: .*)$/.test(access)]);
    }
  });
});

describe('an answer', () => {
  const heard = async ({ method, path }: Route, headers: Record<string, string>) => {
    const hangUp = new AbortController();
    const address = service.url + path.replace(/\{[^}]+\}/g, '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11');
    const answer = await fetch(address, { method, headers, signal: hangUp.signal });
    hangUp.abort();
    return { status: answer.status, cache: answer.headers.get('cache-control'), all: answer.headers };
  };

  it('of any route of the API is kept by no cache, whether it tells something or refuses', async () => {
    const kiosk = await provisionKiosk(service);
    const citizen = await enterAsCitizen(service, kiosk, '0912345670', 'deposit');
    const staff = new Map<Role, string>();
    for (const role of roles) staff.set(role, (await signInAs(service, role)).token);
    let told = 0;
    for (const route of routes.filter(({ path }) => path.startsWith('/api/'))) {
      const who = roles.find((role) => isAction(route.access) && may([role], route.access)) ?? 'officer';
      const insider = {
        authorization: `Bearer ${staff.get(who) ?? ''}`,
        'x-kiosk-credential': kiosk.credential,
        'x-citizen-session': citizen.sessionToken,
      };
      for (const headers of [{}, insider]) {
        const { status, cache, all } = await heard(route, headers);
        expect([route.method, route.path, status, cache]).toEqual([
          ...[route.method, route.path, status],
          expect.stringMatching(/(^|, )no-store(,|$)/),
        ]);
        for (const [name, value] of [
          ['x-content-type-options', 'nosniff'],
          ['referrer-policy', 'no-referrer'],
          ['cross-origin-resource-policy', 'same-origin'],
        ] as const) {
          expect([route.method, route.path, all.get(name)]).toEqual([route.method, route.path, value]);
        }
        expect(all.get('content-security-policy')).toContain("frame-ancestors 'none'");
        // Nothing is answered to pages of other origins.
        expect(all.get('access-control-allow-origin')).toBeNull();
        if (status === 200) told += 1;
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  it('is kept by none either when the address is written otherwise', async () => {
    const page = { method: 'GET', path: '/%61pi/public/dossiers/AAAAAAAAAAAAAAAAAAAAAA' };
    const route = { ...page, access: undefined, secured: false, answers: [] };
    expect(await heard(route, {})).toMatchObject({ status: 404, cache: 'no-store' });
  });
});

describe('a route that forgets to say who may ask', () => {
  @Controller()
  class ForgetfulController {
    @Get('api/staff/forgotten')
    ofStaff(): string {
      return 'open';
    }

    @Get('api/kiosk/forgotten')
    ofKiosk(): string {
      return 'open';
    }

    @Get('api/partner/forgotten')
    ofPartner(): string {
      return 'open';
    }

    @ForKiosk()
    @Header('cache-control', 'public, max-age=3600')
    @Get('api/kiosk/of-kiosk')
    remembered(): string {
      return 'open';
    }

    @ForCitizen('deposit')
    @Get('api/kiosk/deposit')
    deposit(): string {
      return 'open';
    }

    @ForCitizen('pickup')
    @Get('api/kiosk/pickup')
    pickup(): string {
      return 'open';
    }
  }

  let application: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    const { logger, monotonicClock, randomness } = service.options;
    const built = await Test.createTestingModule({
      imports: [AppModule.forRoot(service.options)],
      controllers: [ForgetfulController],
    }).compile();
    application = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    const refusals = new RefusalLog(logger, () => monotonicClock.nowMs());
    application.useGlobalFilters(new ProblemFilter(logger, randomness, refusals));
    await application.register(fastifyCookie);
    keepOutOfCaches(application);
    await application.listen(0, '127.0.0.1');
    url = await application.getUrl();
    // Two services on one database would share the jobs, and a code could land in the other's inbox.
    await application.get(Jobs).stop();
  });

  afterAll(async () => {
    await application.close();
  });

  it('is closed to everybody', async () => {
    const administrator = await signInAs(service, 'administrator');
    const kiosk = await provisionKiosk(service);
    const everybody = callerWith(
      { url },
      { authorization: `Bearer ${administrator.token}`, 'x-kiosk-credential': kiosk.credential },
    );
    for (const path of ['/api/staff/forgotten', '/api/kiosk/forgotten', '/api/partner/forgotten']) {
      const answer = await everybody.get(path);
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'forbidden' }]);
    }
    expect((await everybody.get('/api/kiosk/of-kiosk')).status).toBe(200);
  });

  it('cannot let a cache keep its answer', async () => {
    const kiosk = await provisionKiosk(service);
    const answer = await callerWith({ url }, { 'x-kiosk-credential': kiosk.credential }).get(
      '/api/kiosk/of-kiosk',
    );
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  });

  it('shows that a session opens the routes of its purpose only, and only while it lives', async () => {
    const kiosk = await provisionKiosk(service);
    const guest = await enterAsCitizen(service, kiosk, '0912345679', 'deposit');
    const headers = { 'x-kiosk-credential': kiosk.credential, 'x-citizen-session': guest.sessionToken };
    const citizen = callerWith({ url }, headers);
    expect((await citizen.get('/api/kiosk/deposit')).status).toBe(200);
    expect((await citizen.get('/api/kiosk/pickup')).body).toMatchObject({ code: 'forbidden' });
    await guest.delete('/api/kiosk/sessions/current');
    expect((await citizen.get('/api/kiosk/deposit')).body).toMatchObject({ code: 'session_ended' });
  });
});
