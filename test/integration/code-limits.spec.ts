import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { LiveEvents, Sweeps, type CitizenPurpose } from '../../src/platform/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { newPhone, provisionKiosk, sendCodesByHand, type KioskCaller } from '../support/citizens.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { phoneIndexOf } from '../support/phones.js';

let service: TestService;
let kiosk: KioskCaller;
let other: KioskCaller;

beforeAll(async () => {
  service = await startTestService({}, {}, 'of_the_site');
  await sendCodesByHand(service);
  [kiosk, other] = [await provisionKiosk(service), await provisionKiosk(service)];
});

afterAll(async () => {
  await service.stop();
});

const ask = (phone: string, at: Caller = kiosk, purpose: CitizenPurpose = 'deposit') =>
  at.post('/api/kiosk/codes', { phone, purpose });

/** What an asker sees: the status, and of a refusal whose limit it was and how long to wait. */
async function asked(phone: string, at: Caller = kiosk, purpose: CitizenPurpose = 'deposit') {
  const answer = await ask(phone, at, purpose);
  if (answer.status === 202) return 'taken';
  const { code, limit, retryAfterSeconds } = answer.body as Record<string, unknown>;
  expect([answer.status, code]).toEqual([429, 'too_many_requests']);
  expect(answer.headers['retry-after']).toBe(String(retryAfterSeconds));
  return [limit, retryAfterSeconds];
}

/** Requests that others made so long ago, each for a phone of its own. */
async function askedBefore(count: number, at: KioskCaller, agoMs: number): Promise<void> {
  const requestedAt = new Date(service.clock.now().getTime() - agoMs);
  await service.database.dataSource.query(
    `INSERT INTO citizen_code (id, phone_index, sealed_phone, purpose, way, kiosk_id, tries_left, requested_at, expires_at,
       delivery, ended)
     SELECT gen_random_uuid(), sha256((n::text || ' ' || $4)::bytea), decode(repeat('00', 40), 'hex'), 'lookup', 'message', $1, 3,
            $2::timestamptz, $2::timestamptz + interval '5 minutes', 'withheld', 'replaced' FROM generate_series(1, $3) n`,
    [at.id, requestedAt, count, String(agoMs)],
  );
}

async function requestsFor(phone: string): Promise<number> {
  const rows: unknown[] = await service.database.dataSource.query(
    'SELECT 1 FROM citizen_code WHERE phone_index = $1',
    [phoneIndexOf(service, phone)],
  );
  return rows.length;
}

/** So that no test finds what another has asked for. */
const nextDay = () => {
  service.clock.advance(dayMs + secondMs);
};

describe.each<CitizenPurpose>(['deposit', 'pickup', 'lookup'])('codes for one phone, to %s', (purpose) => {
  it('are one a minute, three in a quarter of an hour, five a day', async () => {
    nextDay();
    const phone = newPhone();
    const next = async (afterMs: number) => {
      service.clock.advance(afterMs);
      return asked(phone, kiosk, purpose);
    };
    expect(await next(0)).toBe('taken');
    expect(await next(minuteMs - 1)).toEqual(['phone', 1]);
    expect(await next(1)).toBe('taken');
    expect(await next(0)).toEqual(['phone', 60]);
    expect(await next(minuteMs)).toBe('taken');
    expect(await next(minuteMs)).toEqual(['phone', 12 * 60]);
    expect(await next(12 * minuteMs)).toBe('taken');
    expect(await next(hourMs)).toBe('taken');
    expect(await next(hourMs)).toEqual(['phone', (24 * 60 - 135) * 60]);
    expect(await requestsFor(phone)).toBe(5);
    expect(await next(dayMs - 135 * minuteMs)).toBe('taken');
  });
});

describe('codes for one phone', () => {
  it('are counted over all kiosks and purposes, however many ask at once', async () => {
    nextDay();
    const phone = newPhone();
    const purposes = ['deposit', 'pickup', 'lookup'] as const;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => ask(phone, i % 2 === 0 ? kiosk : other, purposes[i % 3])),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await requestsFor(phone)).toBe(1);
  });

  it('that certainly did not go out cost it nothing, to deposit; to fetch they do', async () => {
    nextDay();
    const phones = { deposit: newPhone(), pickup: newPhone() };
    for (const purpose of ['deposit', 'pickup'] as const) await asked(phones[purpose], kiosk, purpose);
    await service.database.dataSource.query(
      `UPDATE citizen_code SET delivery = 'failed' WHERE phone_index = ANY ($1)`,
      [Object.values(phones).map((phone) => phoneIndexOf(service, phone))],
    );
    expect(await asked(phones.deposit)).toBe('taken');
    expect(await asked(phones.pickup, kiosk, 'pickup')).toEqual(['phone', 60]);
  });

  it('are counted on when the clock is set back, however far', async () => {
    nextDay();
    const phone = newPhone();
    expect(await asked(phone)).toBe('taken');
    service.clock.advance(-30 * secondMs);
    expect(await asked(phone)).toEqual(['phone', 90]);
    service.clock.advance(-365 * dayMs);
    expect(await asked(phone)).toEqual(['phone', 60]);
    await service.application.get(Sweeps).runAll();
    service.clock.advance(365 * dayMs + 30 * secondMs);
    await service.application.get(Sweeps).runAll();
    expect(await asked(phone)).toEqual(['phone', 60]);
  });
});

describe('codes at one kiosk', () => {
  it('are sixty an hour', async () => {
    nextDay();
    await askedBefore(59, kiosk, hourMs - minuteMs);
    const answers = await Promise.all([ask(newPhone()), ask(newPhone()), ask(newPhone())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429]);
    expect(await asked(newPhone())).toEqual(['kiosk', 60]);
    expect(await asked(newPhone(), other)).toBe('taken');
    service.clock.advance(minuteMs);
    expect(await asked(newPhone())).toBe('taken');
  });

  it('are three hundred a day', async () => {
    nextDay();
    await askedBefore(299, kiosk, dayMs - hourMs);
    expect(await asked(newPhone())).toBe('taken');
    expect(await asked(newPhone())).toEqual(['kiosk', 60 * 60]);
    expect(await asked(newPhone(), other)).toBe('taken');
  });
});

describe('codes of one site', () => {
  it('are what its budget allows, however many kiosks ask at once', async () => {
    nextDay();
    await askedBefore(250, kiosk, dayMs - hourMs);
    await askedBefore(249, other, dayMs - 2 * hourMs);
    const answers = await Promise.all([ask(newPhone()), ask(newPhone(), other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429]);
    expect(await asked(newPhone(), other)).toEqual(['site', 60 * 60]);
    service.clock.advance(hourMs);
    expect(await asked(newPhone(), other)).toBe('taken');
  });
});

describe('what staff are told', () => {
  const kinds = async (role: 'technician' | 'supervisor' | 'desk') => {
    const staff = await signInAs(service, role);
    const answer = await staff.get('/api/staff/alarms');
    const { alarms } = bodyOf<{ alarms: { kind: string; count: number | null; solvedAt: string }[] }>(answer);
    return alarms
      .filter(({ kind }) => kind.startsWith('code'))
      .map(({ kind, count, solvedAt }) => [kind, count, solvedAt]);
  };

  it('is the budget from four fifths on, when it is spent, and that hardly a code is used', async () => {
    nextDay();
    const heard: unknown[] = [];
    const hearing = service.application.get(LiveEvents).stream.subscribe((event) => {
      if (event.type === 'alarm' && event.data.alarm.startsWith('code')) heard.push(event.data);
    });
    const sweep = () => service.application.get(Sweeps).runAll();
    await askedBefore(399, kiosk, hourMs);
    await sweep();
    expect(await kinds('technician')).toEqual([]);
    await askedBefore(1, other, hourMs + 1);
    await sweep();
    expect(await kinds('technician')).toEqual([['code_budget_near', 400, 'kiosks']]);
    await askedBefore(100, other, hourMs + 2);
    await service.database.dataSource.query(
      `UPDATE citizen_code SET delivery = 'sent', salt = '', hash = '' WHERE id IN (
         SELECT id FROM citizen_code ORDER BY requested_at DESC LIMIT 20)`,
    );
    await sweep();
    await sweep();
    const now = [
      ['code_budget_spent', 500, 'kiosks'],
      ['codes_unused', 20, 'kiosks'],
    ];
    expect([await kinds('supervisor'), await kinds('desk')]).toEqual([now, []]);
    expect(heard).toEqual([
      { alarm: 'code_budget_near' },
      { alarm: 'code_budget_spent' },
      { alarm: 'codes_unused' },
    ]);
    hearing.unsubscribe();
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    for (const figure of ['asked_for 500', 'budget 500', 'unused 20'])
      expect(metrics).toContain(`motcua247_codes_${figure}\n`);
    expect(metrics).toContain('motcua247_phones_locked 0\n');
  });
});
