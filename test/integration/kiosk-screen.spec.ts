import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { traysOf } from '../../src/config/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

interface Seen {
  readonly cabinets: readonly {
    readonly id: string;
    readonly answers: boolean;
    readonly free: { readonly small: number; readonly large: number; readonly low: number };
    readonly trays: readonly { label: string; size: string; low: boolean; column: number; row: number }[];
  }[];
  readonly sms: string;
}

async function overview(): Promise<Seen> {
  return bodyOf<Seen>(await world.kiosk.get('/api/kiosk/overview'));
}

describe('the kiosk’s overview', () => {
  it('says what the screens need to know about the site', async () => {
    const { site } = world.service.options;
    expect(await overview()).toMatchObject({
      at: world.service.clock.now().toISOString(),
      siteName: site.site.name,
      timeZone: 'Asia/Ho_Chi_Minh',
      demo: true,
      power: expect.stringMatching(/^(present|unknown)$/),
      sms: 'works',
      nextRunAt: '2026-11-23T06:30:00.000Z',
      desk: { phone: site.desk.phone },
      otherPlaces: site.otherPlaces,
      timing: {
        codeSeconds: 300,
        resendWaitSeconds: site.codes.resendWaitSeconds,
        sessionSeconds: 300,
        idleSeconds: 60,
        reservationSeconds: 300,
        reopenGraceSeconds: 60,
        leftOpenWarningSeconds: 30,
        leftOpenAlarmSeconds: 120,
      },
    });
    expect(site.otherPlaces.length).toBeGreaterThan(0);
  });

  it('draws every tray of both cabinets at a place of its own, and counts what is free', async () => {
    const { cabinets } = await overview();
    const trays = traysOf(world.service.options.site);
    expect(cabinets.flatMap((cabinet) => cabinet.trays.map(({ label }) => label))).toEqual(
      trays.map(({ label }) => label),
    );
    for (const { id, answers, free, trays: drawn } of cabinets) {
      const there = trays.filter(({ cabinetId }) => cabinetId === id);
      expect(answers).toBe(true);
      expect(free.small + free.large).toBe(there.length);
      expect(free.low).toBe(drawn.filter(({ low }) => low).length);
      expect(new Set(drawn.map(({ column, row }) => `${column},${row}`)).size).toBe(drawn.length);
      expect(Math.max(...drawn.map(({ row }) => row))).toBe(10);
    }
    expect(cabinets.flatMap(({ trays: drawn }) => drawn).find(({ label }) => label === 'B31')).toEqual({
      label: 'B31',
      size: 'small',
      low: false,
      column: 4,
      row: 1,
    });
  });

  it('says when messages do not go out, and takes it back with the first that does, or after a while', async () => {
    const deliver = (delivery: string) =>
      world.service.database.dataSource.query(
        `UPDATE citizen_code SET delivery = $1, salt = CASE WHEN $1 = 'failed' THEN NULL ELSE salt END,
                hash = CASE WHEN $1 = 'failed' THEN NULL ELSE hash END
          WHERE requested_at = (SELECT max(requested_at) FROM citizen_code)`,
        [delivery],
      );
    const comesInVain = async () => {
      world.service.clock.advance(1000);
      await world.depositor();
      await deliver('failed');
    };
    await comesInVain();
    expect((await overview()).sms).toBe('works');
    await comesInVain();
    expect((await overview()).sms).toBe('failing');
    world.service.clock.advance(15 * minuteMs + 1);
    expect((await overview()).sms).toBe('works');
    await comesInVain();
    await comesInVain();
    expect((await overview()).sms).toBe('failing');
    world.service.clock.advance(1000);
    await world.depositor();
    expect((await overview()).sms).toBe('works');
  });

  it('is for kiosks only', async () => {
    expect((await world.officer.get('/api/kiosk/overview')).status).toBe(401);
  });
});

describe('the deposit as its last screen shows it', () => {
  it('tells of the opening that came last, even when the clock was set back between two', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    for (let openings = 0; openings < 3; openings += 1) {
      const opening = await world.atKiosk(citizen, 'deposits', id, 'does nothing');
      const read = await citizen.get(`/api/kiosk/deposits/${id}`);
      expect(read.body).toMatchObject({ state: 'reserved', doorOperation: { id: opening.id } });
      world.service.clock.advance(-1000);
    }
  });

  it('has everything, also when the time of the session has run out, until the citizen leaves', async () => {
    const phone = world.newPhone();
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen);
    const { trayLabel } = await world.atKiosk(citizen, 'deposits', id, 'puts in');
    world.service.clock.advance(6 * minuteMs);
    expect((await citizen.post('/api/kiosk/deposits', { procedureCode: '1.001193' })).status).toBe(401);
    const read = await citizen.get(`/api/kiosk/deposits/${id}`);
    expect([read.status, read.body]).toMatchObject([
      200,
      {
        state: 'deposited',
        custodyCertain: true,
        depositNumber: expect.stringMatching(/^G-261123-\d{4}$/),
        procedure: { name: { vi: expect.any(String) } },
        trayLabel,
        depositedAt: expect.any(String),
        statusUrl: expect.stringMatching(/\/d\/[\w-]{22}$/),
        phone: `09xx xxx ${phone.slice(-3)}`,
        doorOperation: { settlement: 'moved', trayLabel },
      },
    ]);
    expect((await citizen.get(`/api/kiosk/deposits/${id}/slip`)).status).toBe(200);
    await citizen.delete('/api/kiosk/sessions/current');
    for (const path of ['', '/slip']) {
      const left = await citizen.get(`/api/kiosk/deposits/${id}${path}`);
      expect([left.status, left.body]).toMatchObject([401, { code: 'session_ended' }]);
    }
  });

  it('is gone when somebody else comes', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const next = await world.depositor();
    expect((await citizen.get(`/api/kiosk/deposits/${id}`)).body).toMatchObject({ code: 'session_ended' });
    expect((await next.get(`/api/kiosk/deposits/${id}`)).body).toMatchObject({ code: 'not_found' });
  });
});
