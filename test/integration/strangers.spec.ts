import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { minuteMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { AccountParts } from '../../src/staff/accounts/account-parts.js';
import { indexName } from '../../src/staff/lock-out/name-index.js';
import { callerWith, type Answer } from '../support/caller.js';
import { newPhone, provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { until } from '../support/until.js';

const strangersPerMinute = 20;

let service: TestService;
let owner: pg.Client;
let kiosk: KioskCaller;
let technician: StaffCaller;
let tries = 0;

beforeAll(async () => {
  // On this clock requests are counted; it stands still, so that none comes back.
  const monotonicClock = { nowMs: () => 0 };
  const perMinute = { HTTP_STRANGERS_PER_MINUTE: String(strangersPerMinute) };
  service = await startTestService({ monotonicClock }, perMinute);
  owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  kiosk = await provisionKiosk(service);
  technician = await signInAs(service, 'technician');
});

afterAll(async () => {
  await owner.end();
  await service.stop();
});

const from = (address: string, headers: Record<string, string> = {}) =>
  callerWith(service, { 'x-forwarded-for': address, ...headers });

/** Each time with another name, so that none has to wait. */
function tryFrom(address: string): Promise<Answer> {
  tries += 1;
  const body = { username: `nobody-${tries}`, password: 'con trau di truoc' };
  return from(address).post('/api/staff/sessions', body);
}

const codeOf = ({ body }: Answer) => (body as { code?: string }).code;
const office = '203.0.113.20';

describe('strangers of one address', () => {
  it('may try so often, and others beside them as before', async () => {
    const answers: Answer[] = [];
    for (let count = 0; count < strangersPerMinute + 2; count += 1) answers.push(await tryFrom(office));
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: strangersPerMinute }, () => 401),
      429,
      429,
    ]);
    const last = answers.at(-1);
    expect(last?.body).toMatchObject({ code: 'too_many_requests', limit: 'address', retryAfterSeconds: 3 });
    expect(last?.headers['retry-after']).toBe('3');
    expect(codeOf(await tryFrom('203.0.113.21'))).toBe('unauthenticated');
  });

  it('may do nothing else that changes something either', async () => {
    const stranger = from(office);
    for (const asked of [
      stranger.post('/api/kiosk/device', { credential: 'nobody’s' }),
      stranger.post('/api/kiosk/device/set-up', { setUpCode: 'ACDEFGHJKM' }),
      stranger.delete('/api/kiosk/device'),
      stranger.post(`/api/public/dossiers/${'a'.repeat(22)}/pickup-qr`),
    ]) {
      expect(codeOf(await asked)).toBe('too_many_requests');
    }
  });

  it('hold up no kiosk and no staff behind the same address, but the second step of a sign-in', async () => {
    const atKiosk = from(office, { 'x-kiosk-credential': kiosk.credential });
    const inConsole = from(office, { authorization: `Bearer ${technician.token}` });
    for (let count = 0; count < strangersPerMinute + 2; count += 1) {
      const asked = await atKiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'deposit' });
      expect(codeOf(asked)).toBeUndefined();
      expect((await inConsole.post('/api/staff/sessions/current/presence')).status).toBe(204);
    }
    const { username, password } = technician;
    const halfWay = await from('203.0.113.22').post('/api/staff/sessions', { username, password });
    const cookie = String(halfWay.headers['set-cookie']).replace(/;.*$/, '');
    const shown = from(office, { cookie }).post('/api/staff/second-factor/code', { code: '000000' });
    expect(codeOf(await shown)).toBe('too_many_requests');
  });
});

describe('what strangers are refused', () => {
  const count = async (table: string): Promise<number> =>
    (await owner.query(`SELECT FROM ${table}`)).rowCount ?? 0;
  const pass = async (ms: number): Promise<void> => {
    service.clock.advance(ms);
    await service.application.get(Sweeps).runAll();
  };

  it('is kept for ten minutes, and counted for as long as ever; what others are refused is kept on', async () => {
    await pass(10 * minuteMs + 1);
    const [failures, others] = [await count('sign_in_failure'), await count('idempotent_answer')];
    const stranger = from('203.0.113.23');
    const body = { username: 'nobody', password: 'con trau di truoc' };
    const sent = () => stranger.post('/api/staff/sessions', body, 'the-same-key');
    const told = await sent();
    const atKiosk = kiosk.post('/api/kiosk/codes', { phone: 'none', purpose: 'deposit' });
    expect([told.status, (await atKiosk).status]).toEqual([401, 422]);
    expect([await count('sign_in_failure'), await count('idempotent_answer')]).toEqual([
      failures + 1,
      others + 2,
    ]);
    await pass(10 * minuteMs - 1);
    expect((await sent()).headers['idempotency-replayed']).toBe('true');
    await pass(2);
    expect([await count('sign_in_failure'), await count('idempotent_answer')]).toEqual([
      failures + 1,
      others + 1,
    ]);
    expect((await sent()).headers['idempotency-replayed']).toBeUndefined();
  });
});

describe('sign-ins at once', () => {
  /** Connections of the service that wait for a lock. */
  async function waitingConnections(): Promise<number> {
    const { rowCount } = await owner.query(`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'motcua247'
         AND wait_event_type = 'Lock'`);
    return rowCount ?? 0;
  }

  it('are two that hold a connection and sixteen that wait; the next is told to come again', async () => {
    await owner.query('BEGIN');
    const { nameIndexKey } = service.application.get(AccountParts);
    for (let which = 1; which <= 19; which += 1) {
      const index = indexName(nameIndexKey, `nobody-${tries + which}`);
      await owner.query('SELECT pg_advisory_xact_lock($1, $2)', [0x6d63_0003, index.readInt32BE(0)]);
    }
    const answers = Array.from({ length: 19 }, (_, which) => tryFrom(`198.51.100.${which + 1}`));
    const refused = await Promise.any(answers);
    expect([refused.status, codeOf(refused), refused.headers['retry-after']]).toEqual([
      503,
      'service_unavailable',
      '5',
    ]);
    await until('two wait for the lock', async () => (await waitingConnections()) === 2);
    // Who is signed in is not held up by them.
    const changed = technician.post('/api/staff/me/password', {
      oldPassword: technician.password,
      newPassword: 'Password2026!',
    });
    expect(codeOf(await changed)).toBe('password_too_common');
    await owner.query('ROLLBACK');
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array.from({ length: 18 }, () => 401), 503]);
  });
});
