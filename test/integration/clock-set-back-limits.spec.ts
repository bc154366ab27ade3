import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { callerWith } from '../support/caller.js';
import { newPhone, provisionKiosk, sendCodesByHand, type KioskCaller } from '../support/citizens.js';
import { startTestService, type TestService } from '../support/test-service.js';

const years = 3 * 365 * dayMs;

let service: TestService;
let kiosk: KioskCaller;

beforeAll(async () => {
  service = await startTestService({}, {}, 'of_the_site');
  await sendCodesByHand(service);
});

afterAll(async () => {
  await service.stop();
});

beforeEach(async () => {
  // So that no test finds what another has counted.
  service.clock.advance(dayMs + secondMs);
  kiosk = await provisionKiosk(service);
});

/** What the service does every minute. */
const aMinutesWork = () => service.application.get(Sweeps).runAll();

async function asked(phone = newPhone()): Promise<unknown> {
  const answer = await kiosk.post('/api/kiosk/codes', { phone, purpose: 'lookup' });
  const { limit, retryAfterSeconds } = answer.body as Record<string, unknown>;
  return answer.status === 202 ? 'taken' : [limit, retryAfterSeconds];
}

async function askedBefore(count: number): Promise<void> {
  await service.database.dataSource.query(
    `INSERT INTO citizen_code (id, phone_index, sealed_phone, purpose, way, kiosk_id, tries_left, requested_at, expires_at,
       delivery, ended)
     SELECT gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), decode(repeat('00', 40), 'hex'), 'lookup', 'message', $1, 3,
            $2::timestamptz, $2::timestamptz + interval '5 minutes', 'withheld', 'replaced' FROM generate_series(1, $3)`,
    [kiosk.id, service.clock.now(), count],
  );
}

async function failedBefore(count: number): Promise<void> {
  await service.database.dataSource.query(
    `INSERT INTO code_failure (id, phone_index, kiosk_id, failed_at, in_a_row)
     SELECT gen_random_uuid(), sha256(n::text::bytea), $1, $2, false FROM generate_series(1, $3::integer) n`,
    [kiosk.id, service.clock.now(), count],
  );
}

async function countOf(table: string): Promise<number> {
  const rows: unknown[] = await service.database.dataSource.query(`SELECT 1 FROM ${table}`);
  return rows.length;
}

const limits: readonly (readonly [string, () => Promise<void>, 'kiosk' | 'site', number])[] = [
  ['sixty codes an hour at a kiosk', () => askedBefore(60), 'kiosk', hourMs],
  ['three hundred a day', () => askedBefore(300), 'kiosk', dayMs],
  ['twenty wrong codes an hour', () => failedBefore(20), 'kiosk', hourMs],
  ['sixty a day', () => failedBefore(60), 'kiosk', dayMs],
  ['the budget of the site', () => askedBefore(500), 'site', dayMs],
];

describe.each(limits)('%s', (_what, fill, whose, windowMs) => {
  const full = [whose === 'site' ? expect.stringMatching(/^(?:kiosk|site)$/) : whose, windowMs / secondMs];

  it('stay counted for as long as they are when the clock is set back by years, and no longer', async () => {
    await fill();
    service.clock.advance(-years);
    expect(await asked()).toEqual(full);
    await aMinutesWork();
    service.clock.advance(windowMs - minuteMs);
    expect(await asked()).toEqual([full[0], 60]);
    service.clock.advance(minuteMs);
    await aMinutesWork();
    expect(await asked()).toBe('taken');
    service.clock.advance(years);
  });

  it('stay counted when it wakes up years ago and is right a minute later', async () => {
    await fill();
    for (let restarts = 0; restarts < 2; restarts += 1) {
      service.clock.advance(-years);
      await aMinutesWork();
      service.clock.advance(minuteMs);
      await aMinutesWork();
      service.clock.advance(years - minuteMs);
      await aMinutesWork();
      expect(await asked()).toEqual(full);
    }
  });
});

it('what was asked for and got wrong under a clock that was years ahead is removed a day after it is right', async () => {
  service.clock.advance(years);
  expect(await asked()).toBe('taken');
  await failedBefore(1);
  service.clock.advance(-years);
  await aMinutesWork();
  service.clock.advance(dayMs);
  await aMinutesWork();
  expect([await countOf('citizen_code'), await countOf('code_failure')]).not.toEqual([0, 0]);
  service.clock.advance(secondMs);
  await aMinutesWork();
  expect([await countOf('citizen_code'), await countOf('code_failure')]).toEqual([0, 0]);
});

it('the wait after wrong passwords goes on, and is over once more its time', async () => {
  const tries = async (): Promise<unknown> => {
    const answer = await callerWith(service, {}).post('/api/staff/sessions', {
      username: 'nobody-here',
      password: 'a wrong password',
    });
    const { retryAfterSeconds } = answer.body as Record<string, unknown>;
    return answer.status === 429 ? retryAfterSeconds : answer.status;
  };
  for (let failed = 0; failed < 5; failed += 1) expect(await tries()).toBe(401);
  service.clock.advance(-years);
  expect(await tries()).toBe(60);
  await aMinutesWork();
  service.clock.advance(minuteMs - secondMs);
  expect(await tries()).toBe(1);
  service.clock.advance(secondMs);
  expect(await tries()).toBe(401);
  expect(await tries()).toBe(120);
  service.clock.advance(years);
});
