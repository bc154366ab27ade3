import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { credentialLeftBy, enterAsCitizen, newPhone, provisionKiosk } from '../support/citizens.js';
import { EventReader } from '../support/event-reader.js';
import { hasJustProved, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

interface Made {
  readonly id: string;
  readonly setUpCode: string;
  readonly setUp: boolean;
  readonly address: string;
  readonly expiresAt: string;
}

let service: TestService;
let technician: StaffCaller;

beforeAll(async () => {
  service = await startTestService();
  technician = await signInAs(service, 'technician');
});

afterAll(async () => {
  await service.stop();
});

async function make(): Promise<Made> {
  await hasJustProved(service, technician);
  return bodyOf<Made>(await technician.post('/api/staff/kiosks', { name: 'Kiosk' }));
}

async function renew({ id }: { readonly id: string }): Promise<Made> {
  await hasJustProved(service, technician);
  return bodyOf<Made>(await technician.post(`/api/staff/kiosks/${id}/set-up-code`));
}

const type = (setUpCode: string, key?: string) =>
  callerWith(service, {}).post('/api/kiosk/device/set-up', { setUpCode }, key);

async function refusalOf(setUpCode: string): Promise<string | undefined> {
  const answer = await type(setUpCode);
  expect(answer.headers['set-cookie']).toBeUndefined();
  return (answer.body as { code?: string }).code;
}

const wrong = 'ACDEFGHJKM';

describe('a set-up code', () => {
  it('makes the device that types it the kiosk, by a cookie that no page reads', async () => {
    const { id, setUpCode, setUp, expiresAt, address } = await make();
    expect([setUp, address, expiresAt]).toEqual([
      false,
      'http://localhost:8247/kiosk',
      new Date(service.clock.now().getTime() + 10 * minuteMs).toISOString(),
    ]);
    const answer = await type(
      ` ${setUpCode.slice(0, 5).toLowerCase()}-${setUpCode.slice(5)} `,
      'the-same-key',
    );
    expect([answer.status, answer.body]).toEqual([200, { id, name: 'Kiosk' }]);
    expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/api\/kiosk; HttpOnly; SameSite=Strict$/);
    const again = await type(
      ` ${setUpCode.slice(0, 5).toLowerCase()}-${setUpCode.slice(5)} `,
      'the-same-key',
    );
    expect(credentialLeftBy(again)).toBe(credentialLeftBy(answer));

    const device = callerWith(service, { cookie: `kiosk_credential=${credentialLeftBy(answer)}` });
    expect((await device.get('/api/kiosk/device')).body).toEqual({ id, name: 'Kiosk' });
    const { kiosks } = bodyOf<{ kiosks: object[] }>(await technician.get('/api/staff/kiosks'));
    expect(kiosks).toContainEqual({ id, name: 'Kiosk', revoked: false, setUp: true });
    expect(await refusalOf(setUpCode)).toBe('code_used');
  });

  it('works once, however many type it at once', async () => {
    const { setUpCode } = await make();
    const answers = await Promise.all(Array.from({ length: 6 }, () => type(setUpCode)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403]);
  });

  it('works for ten minutes', async () => {
    const { setUpCode } = await make();
    service.clock.advance(10 * minuteMs - 1);
    const last = await make();
    service.clock.advance(1);
    expect(await refusalOf(setUpCode)).toBe('code_expired');
    expect((await type(last.setUpCode)).status).toBe(200);
  });

  it('ends the one before it; a device that is the kiosk is so until another is set up', async () => {
    const made = await make();
    const second = await renew(made);
    expect(await refusalOf(made.setUpCode)).toBe('code_used');
    const first = callerWith(service, {
      'x-kiosk-credential': credentialLeftBy(await type(second.setUpCode)),
    });
    const third = await renew(made);
    expect((await first.get('/api/kiosk/device')).status).toBe(200);
    const other = callerWith(service, {
      'x-kiosk-credential': credentialLeftBy(await type(third.setUpCode)),
    });
    expect((await first.get('/api/kiosk/device')).status).toBe(401);
    expect((await other.get('/api/kiosk/device')).status).toBe(200);
  });

  it('bears nine wrong ones and not the tenth; what can be none costs nothing', async () => {
    const one = await make();
    for (let count = 1; count <= 9; count += 1) expect(await refusalOf(wrong)).toBe('code_wrong');
    for (const nonsense of ['0', 'let me in', 'OOOOOOOOOO'])
      expect(await refusalOf(nonsense)).toBe('code_wrong');
    const other = await make();
    expect((await type(one.setUpCode)).status).toBe(200);
    await Promise.all(Array.from({ length: 12 }, () => type(wrong)));
    expect(await refusalOf(other.setUpCode)).toBe('code_used');
    expect((await type((await renew(other)).setUpCode)).status).toBe(200);
  });

  it('is worth nothing for a revoked kiosk, which gets no other', async () => {
    const made = await make();
    bodyOf(await technician.post(`/api/staff/kiosks/${made.id}/revocation`));
    expect(await refusalOf(made.setUpCode)).toBe('code_used');
    const refused = await technician.post(`/api/staff/kiosks/${made.id}/set-up-code`);
    expect([refused.status, refused.body]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('is kept as a keyed hash, and a day', async () => {
    const { setUpCode } = await make();
    const stored: object[] = await service.database.dataSource.query('SELECT * FROM kiosk_set_up_code');
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(setUpCode);
    service.clock.advance(dayMs + minuteMs);
    await service.application.get(Sweeps).runAll();
    expect(await service.database.dataSource.query('SELECT 1 FROM kiosk_set_up_code')).toEqual([]);
  });
});

describe('the live events of a kiosk', () => {
  it.each([
    ['is revoked', (id: string) => technician.post(`/api/staff/kiosks/${id}/revocation`)],
    ['becomes another device', async (id: string) => type((await renew({ id })).setUpCode)],
  ])('end at once when it %s, and nobody else’s', async (_what, change) => {
    technician = await signInAs(service, 'technician');
    const [kiosk, other] = [await provisionKiosk(service), await provisionKiosk(service)];
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const [events, others] = await Promise.all(
      [kiosk, other].map(({ credential }) =>
        EventReader.open(`${service.url}/api/kiosk/events`, { 'x-kiosk-credential': credential }),
      ),
    );
    if (!events || !others) throw new Error('two streams');
    await Promise.all([events.has('heartbeat', {}), others.has('heartbeat', {})]);
    bodyOf(await change(kiosk.id));
    await events.ended();
    expect(others.isOpen).toBe(true);
    await others.close();
    expect((await citizen.get('/api/kiosk/sessions/current')).status).toBe(401);
  });
});
