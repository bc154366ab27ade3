import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requireLiveSession } from '../../src/citizens/index.js';
import { touchSession } from '../../src/citizens/sessions/touch-session.js';
import { dayMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import {
  askForCode,
  citizenAt,
  enterAsCitizen,
  newPhone,
  provisionKiosk,
  sendCodesByHand,
  type KioskCaller,
} from '../support/citizens.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let kiosk: KioskCaller;

beforeAll(async () => {
  service = await startTestService();
  await sendCodesByHand(service);
  kiosk = await provisionKiosk(service);
});

afterAll(async () => {
  await service.stop();
});

describe('a session', () => {
  it('ends when its citizen leaves; leaving twice is no mistake', async () => {
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const key = randomUUID();
    expect((await citizen.delete('/api/kiosk/sessions/current', key)).status).toBe(204);
    expect((await citizen.delete('/api/kiosk/sessions/current', key)).status).toBe(204);
    expect((await citizen.delete('/api/kiosk/sessions/current')).status).toBe(204);
    await expect(requireSession(citizen.sessionToken)).rejects.toMatchObject({ code: 'session_ended' });
  });

  it('is not known at another kiosk', async () => {
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const other = await provisionKiosk(service);
    const stolen = await citizenAt(service, other, citizen.sessionToken).delete(
      '/api/kiosk/sessions/current',
    );
    expect([stolen.status, stolen.body]).toMatchObject([401, { code: 'unauthenticated' }]);
    await expect(requireSession(citizen.sessionToken)).resolves.toMatchObject({ kioskId: kiosk.id });
  });

  it('ends when the next citizen begins one at the kiosk, and at no other kiosk', async () => {
    const other = await provisionKiosk(service);
    const elsewhere = await enterAsCitizen(service, other, newPhone(), 'deposit');
    const first = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const second = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    await expect(requireSession(first.sessionToken)).rejects.toMatchObject({ code: 'session_ended' });
    await expect(requireSession(second.sessionToken)).resolves.toMatchObject({ purpose: 'deposit' });
    await expect(requireSession(elsewhere.sessionToken)).resolves.toMatchObject({ kioskId: other.id });
  });

  it('is one per kiosk when several codes are entered at once', async () => {
    const codes = await Promise.all(
      Array.from({ length: 4 }, () => askForCode(service, kiosk, newPhone(), 'deposit')),
    );
    const answers = await Promise.all(codes.map((code) => kiosk.post('/api/kiosk/sessions', code)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const live: unknown[] = await service.database.dataSource.query(
      'SELECT 1 FROM citizen_session WHERE kiosk_id = $1 AND ended_at IS NULL',
      [kiosk.id],
    );
    expect(live).toHaveLength(1);
  });

  it('ends by itself after its minutes', async () => {
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    for (let minute = 1; minute <= 5; minute += 1) {
      service.clock.advance(minuteMs - 1);
      expect((await citizen.get('/api/kiosk/sessions/current')).status).toBe(200);
    }
    service.clock.advance(4);
    await expect(requireSession(citizen.sessionToken)).resolves.toMatchObject({ purpose: 'deposit' });
    service.clock.advance(1);
    await expect(requireSession(citizen.sessionToken)).rejects.toMatchObject({ code: 'session_ended' });
  });

  it('ends by itself when nobody touches the kiosk for a minute, and no later touch wakes it', async () => {
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    service.clock.advance(59 * secondMs);
    const touched = await citizen.get('/api/kiosk/sessions/current');
    const idleEndsAt = new Date(service.clock.now().getTime() + minuteMs).toISOString();
    expect(touched.body).toMatchObject({ purpose: 'deposit', idleEndsAt });
    service.clock.advance(minuteMs - 1);
    await expect(requireSession(citizen.sessionToken)).resolves.toMatchObject({ purpose: 'deposit' });
    service.clock.advance(1);
    await expect(requireSession(citizen.sessionToken)).rejects.toMatchObject({ code: 'session_ended' });
    const late = await citizen.get('/api/kiosk/sessions/current');
    expect([late.status, late.body]).toMatchObject([401, { code: 'session_ended' }]);
    // Nor does a touch that was on its way when the time ran out.
    const { database, clock } = service;
    const rows: { id: string }[] = await database.dataSource.query(
      'SELECT id FROM citizen_session WHERE kiosk_id = $1 AND ended_at IS NULL',
      [kiosk.id],
    );
    await touchSession(database.dataSource.manager, rows[0]?.id ?? '', clock.now(), minuteMs);
    await expect(requireSession(citizen.sessionToken)).rejects.toMatchObject({ code: 'session_ended' });
    expect((await citizen.delete('/api/kiosk/sessions/current')).status).toBe(204);
  });

  it('goes on with every request of its citizen, and with no one else’s', async () => {
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    service.clock.advance(40 * secondMs);
    // A reservation that is refused is a sign of life, too.
    expect((await citizen.post('/api/kiosk/deposits', { procedureCode: '9.999999' })).status).toBe(422);
    service.clock.advance(40 * secondMs);
    await expect(requireSession(citizen.sessionToken)).resolves.toMatchObject({ purpose: 'deposit' });
    const other = await provisionKiosk(service);
    await citizenAt(service, other, citizen.sessionToken).get('/api/kiosk/sessions/current');
    await kiosk.get('/api/kiosk/overview');
    service.clock.advance(20 * secondMs);
    await expect(requireSession(citizen.sessionToken)).rejects.toMatchObject({ code: 'session_ended' });
  });
});

async function requireSession(token: string) {
  const rows: { id: string }[] = await service.database.dataSource.query(
    `SELECT id FROM citizen_session WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
    [token],
  );
  return service.database.transaction((transaction) => requireLiveSession(transaction, rows[0]?.id ?? ''));
}

describe('what is old', () => {
  async function count(table: string): Promise<number> {
    const rows: { count: string }[] = await service.database.dataSource.query(
      `SELECT count(*) FROM ${table}`,
    );
    return Number(rows[0]?.count);
  }

  it('goes: codes and sessions after a day, answers after two, and not before', async () => {
    const sweeps = service.application.get(Sweeps);
    await sweeps.runAll();
    await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const answers = await count('idempotent_answer');
    service.clock.advance(dayMs);
    await sweeps.runAll();
    expect(await count('citizen_code')).toBeGreaterThan(0);
    expect(await count('citizen_session')).toBeGreaterThan(0);
    service.clock.advance(secondMs);
    await sweeps.runAll();
    await sweeps.runAll();
    expect([await count('citizen_code'), await count('citizen_session')]).toEqual([0, 0]);
    expect(await count('idempotent_answer')).toBe(answers);
    service.clock.advance(dayMs);
    await sweeps.runAll();
    expect(await count('idempotent_answer')).toBe(0);
  });
});
