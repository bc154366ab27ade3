import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { CodeParts } from '../../src/citizens/codes/code-parts.js';
import { recordFailure } from '../../src/citizens/limits/phone-lock.js';
import { dayMs, hourMs, minuteMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import {
  askForCode,
  newPhone,
  provisionKiosk,
  sendCodesByHand,
  type KioskCaller,
} from '../support/citizens.js';
import { phoneIndexOf } from '../support/phones.js';
import { hasJustProved, hasProved, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { until } from '../support/until.js';

let service: TestService;
let kiosk: KioskCaller;

beforeAll(async () => {
  service = await startTestService({}, {}, 'of_the_site');
  await sendCodesByHand(service);
});

afterAll(async () => {
  await service.stop();
});

interface Asked {
  readonly codeId: string;
  readonly code: string;
}

/** Asks where nothing keeps one from asking: at a fresh kiosk, long enough after the last time. */
async function askLater(phone: string): Promise<Asked> {
  service.clock.advance(6 * hourMs);
  kiosk = await provisionKiosk(service);
  const { codeId, code } = await askForCode(service, kiosk, phone, 'deposit');
  if (code === undefined) throw new Error('no SMS came');
  return { codeId, code };
}

const wrong = ({ code }: Asked) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const enter = ({ codeId }: Asked, code: string, at: Caller = kiosk) =>
  at.post('/api/kiosk/sessions', { codeId, code });

/** Wrong codes in a row, at most three a code. @returns the last answer. */
async function fail(phone: string, times: number) {
  let last: unknown;
  for (let failed = 0; failed < times;) {
    const asked = await askLater(phone);
    for (let tries = 0; tries < 3 && failed < times; tries += 1, failed += 1) {
      last = (await enter(asked, wrong(asked))).body;
      expect(last).toMatchObject({ code: 'code_wrong' });
    }
  }
  return last;
}

/** What whoever types the number is told. */
async function standingOf(phone: string, at: Caller = kiosk): Promise<string> {
  const answer = await at.post('/api/kiosk/codes', { phone, purpose: 'pickup' });
  if (answer.status === 202) return 'open';
  expect(answer.body).toMatchObject({
    status: 429,
    code: 'too_many_requests',
    limit: 'phone',
    retryAfterSeconds: null,
  });
  expect(answer.headers['retry-after']).toBeUndefined();
  return 'locked';
}

async function lockedPhone(): Promise<string> {
  const phone = newPhone();
  await fail(phone, 10);
  return phone;
}

const unlock = (staff: StaffCaller, phone: string) =>
  staff.post('/api/staff/phone-lock/ending', { phone, ownerCheck: 'citizen_id_card' });

async function erase(phone: string): Promise<void> {
  const desk = await signInAs(service, 'desk');
  bodyOf(await desk.post('/api/staff/persons/erasure', { phone, ownerCheck: 'vneid' }));
}

describe('a service that loses its database in the middle of the third try', () => {
  it('has counted two, and leaves one', async () => {
    const asked = await askLater(newPhone());
    await enter(asked, wrong(asked));
    expect((await enter(asked, wrong(asked))).body).toMatchObject({ triesLeft: 1 });
    const holder = new pg.Client({ connectionString: service.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM citizen_code WHERE id = $1 FOR UPDATE', [asked.codeId]);
    const third = enter(asked, wrong(asked)).then((answer) => answer.status);
    await until('the third try is under way and was killed', async () => {
      const { rowCount: killed } = await holder.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`,
      );
      return (killed ?? 0) > 0;
    });
    expect(await third).toBe(503);
    await holder.end();
    expect((await enter(asked, wrong(asked))).body).toMatchObject({ code: 'code_wrong', triesLeft: 0 });
  });
});

describe('wrong codes for one phone', () => {
  it('lock it at the tenth in a row: its code ends, with tries left', async () => {
    const phone = newPhone();
    await fail(phone, 9);
    const asked = await askLater(phone);
    expect((await enter(asked, wrong(asked))).body).toMatchObject({ code: 'code_wrong', triesLeft: 0 });
    const answer = await enter(asked, asked.code);
    expect(answer.body).toMatchObject({ code: 'code_used', reason: 'exhausted' });
    expect(await standingOf(phone)).toBe('locked');
    expect(await standingOf(newPhone())).toBe('open');
  });

  it('lock it at the tenth in a row, at whatever kiosk that is: its code ends at its own', async () => {
    const phone = newPhone();
    await fail(phone, 9);
    const [asked, own] = [await askLater(phone), kiosk];
    const { id: kioskId } = await provisionKiosk(service);
    const counted = { phoneIndex: phoneIndexOf(service, phone), kioskId };
    const isLocked = await service.database.transaction((transaction) =>
      recordFailure(transaction, service.application.get(CodeParts), counted),
    );
    expect(isLocked).toBe(true);
    const answer = await enter(asked, asked.code, own);
    expect(answer.body).toMatchObject({ code: 'code_used', reason: 'exhausted' });
  });

  it('end with the right entry of the same code, and of no other: not by the owner, nor by time', async () => {
    const phone = newPhone();
    for (let sitting = 0; sitting < 6; sitting += 1) {
      const mistyped = await askLater(phone);
      await enter(mistyped, wrong(mistyped));
      await enter(mistyped, wrong(mistyped));
      expect((await enter(mistyped, mistyped.code)).status).toBe(201);
    }
    await fail(phone, 9);
    const own = await askLater(phone);
    expect((await enter(own, own.code)).status).toBe(201);
    service.clock.advance(40 * dayMs);
    await service.application.get(Sweeps).runAll();
    await fail(phone, 1);
    expect(await standingOf(phone)).toBe('locked');
  });

  it('are forgotten after a year where they lock nothing, and not before', async () => {
    const phone = newPhone();
    const index = phoneIndexOf(service, phone);
    const kept = async (): Promise<number> => {
      await service.application.get(Sweeps).runAll();
      const sql = 'SELECT FROM code_failure WHERE phone_index = $1';
      return (await service.database.dataSource.query<unknown[]>(sql, [index])).length;
    };
    await fail(phone, 3);
    service.clock.advance(364 * dayMs);
    expect(await kept()).toBe(3);
    service.clock.advance(2 * dayMs);
    expect(await kept()).toBe(0);
  });

  it.each([
    ['are forgotten when the owner has the papers erased', 3, 0],
    ['are kept all the same where they have locked the phone', 10, 10],
  ])('%s', async (_what, times, left) => {
    const phone = newPhone();
    await fail(phone, times);
    await erase(phone);
    const sql = `SELECT FROM code_failure WHERE phone_index = $1
        OR code_id IN (SELECT id FROM citizen_code WHERE phone_index = $1)`;
    const { manager } = service.database.dataSource;
    expect(await manager.query(sql, [phoneIndexOf(service, phone)])).toHaveLength(left);
    // Past the wait between two codes.
    service.clock.advance(6 * hourMs);
    expect(await standingOf(phone)).toBe(left === 0 ? 'open' : 'locked');
  });

  it('lock one that nothing waits for in the same way', async () => {
    const phone = newPhone();
    await fail(phone, 8);
    service.clock.advance(6 * hourMs);
    await service.database.dataSource.query(
      'UPDATE citizen_code SET salt = NULL, hash = NULL, delivery = $1',
      ['withheld'],
    );
    const answer = await kiosk.post('/api/kiosk/codes', { phone, purpose: 'pickup' });
    const { codeId } = bodyOf<{ codeId: string }>(answer);
    await enter({ codeId, code: '' }, '000000');
    await enter({ codeId, code: '' }, '000001');
    expect(await standingOf(phone)).toBe('locked');
  });
});

describe('a locked phone', () => {
  it('stays locked whatever the clock says, after every sweep, and after a restart', async () => {
    const phone = await lockedPhone();
    for (const jumpMs of [40 * dayMs, -400 * dayMs, 360 * dayMs]) {
      service.clock.advance(jumpMs);
      await service.application.get(Sweeps).runAll();
      expect(await standingOf(phone, await provisionKiosk(service))).toBe('locked');
    }
    const again = await createApplication(service.options);
    try {
      await again.listen(0, '127.0.0.1');
      const url = (await again.getUrl()).replace(/\/$/, '');
      const { credential } = await provisionKiosk(service);
      expect(await standingOf(phone, callerWith({ url }, { 'x-kiosk-credential': credential }))).toBe(
        'locked',
      );
    } finally {
      await again.close();
    }
  });

  it('is unlocked by staff who have seen its owner, and begins anew; the ledger knows who it was', async () => {
    const phone = await lockedPhone();
    const officer = await signInAs(service, 'officer');
    const lockedAt = service.clock.now().toISOString();
    expect((await officer.post('/api/staff/phone-lock/standing', { phone })).body).toEqual({ lockedAt });
    await hasProved(service, officer, 5 * minuteMs);
    expect((await unlock(officer, phone)).body).toMatchObject({ code: 'reauthentication_required' });
    await hasJustProved(service, officer);
    expect((await unlock(officer, phone)).status).toBe(204);
    expect((await officer.post('/api/staff/phone-lock/standing', { phone })).body).toEqual({
      lockedAt: null,
    });
    await fail(phone, 9);
    service.clock.advance(minuteMs);
    expect(await standingOf(phone)).toBe('open');
    const entries: unknown[] = await service.database.dataSource.query(
      `SELECT kind, subject_version::integer AS version, body::jsonb -> 'actor' AS actor, body::jsonb -> 'details' AS details
         FROM ledger_entry WHERE subject_type = 'phone_lock' ORDER BY sequence DESC LIMIT 2`,
    );
    expect(entries).toEqual([
      {
        kind: 'phone_lock.unlocked',
        version: 2,
        actor: { type: 'staff', id: officer.id },
        details: { ownerCheck: 'citizen_id_card' },
      },
      {
        kind: 'phone_lock.locked',
        version: 1,
        actor: expect.objectContaining({ type: 'kiosk' }),
        details: {},
      },
    ]);
  });

  it('goes a month after it was unlocked, and never before: with it the last trace of the number', async () => {
    const [standing, unlocked] = [await lockedPhone(), await lockedPhone()];
    expect((await unlock(await signInAs(service, 'officer'), unlocked)).status).toBe(204);
    const kept = async () => {
      await service.application.get(Sweeps).runAll();
      const rows: { unlocked: boolean }[] = await service.database.dataSource.query(
        'SELECT unlocked_at IS NOT NULL AS unlocked FROM phone_lock WHERE phone_index = ANY ($1)',
        [[standing, unlocked].map((phone) => phoneIndexOf(service, phone))],
      );
      return rows.map((row) => row.unlocked).sort();
    };
    service.clock.advance(30 * dayMs);
    expect(await kept()).toEqual([false, true]);
    service.clock.advance(1);
    expect(await kept()).toEqual([false]);
    expect(await standingOf(standing, await provisionKiosk(service))).toBe('locked');
  });

  it('is unlocked once, by officer or desk, and by nobody else', async () => {
    const phone = await lockedPhone();
    for (const role of ['technician', 'department', 'administrator', 'supervisor'] as const) {
      expect((await unlock(await signInAs(service, role), phone)).status).toBe(403);
    }
    const desk = await signInAs(service, 'desk');
    const answers = await Promise.all([unlock(desk, phone), unlock(desk, phone)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await unlock(desk, newPhone())).body).toMatchObject({ code: 'not_found' });
    expect((await unlock(desk, '1900 1234')).body).toMatchObject({ code: 'phone_not_vietnamese_mobile' });
    const withoutCheck = await desk.post('/api/staff/phone-lock/ending', { phone });
    expect(withoutCheck.body).toMatchObject({ code: 'validation_failed' });
  });
});

describe('wrong codes at one kiosk', () => {
  async function failedBefore(count: number, agoMs: number): Promise<void> {
    await service.database.dataSource.query(
      `INSERT INTO code_failure (id, phone_index, kiosk_id, failed_at, in_a_row)
       SELECT gen_random_uuid(), sha256(n::text::bytea), $1, $2, true FROM generate_series(1, $3::integer) n`,
      [kiosk.id, new Date(service.clock.now().getTime() - agoMs), count],
    );
  }

  it.each([
    ['twenty in an hour', 20, hourMs, false],
    ['sixty in a day', 60, dayMs, false],
    ['twenty, also of a phone that is erased now', 20, hourMs, true],
  ])('%s: the right one is not looked at either, and costs no try', async (_what, most, windowMs, erased) => {
    const phone = newPhone();
    const asked = await askLater(phone);
    await failedBefore(most - 1, windowMs - minuteMs);
    expect((await enter(asked, wrong(asked))).body).toMatchObject({ code: 'code_wrong', triesLeft: 2 });
    if (erased) await erase(phone);
    const refused = await enter(asked, asked.code);
    expect([refused.status, refused.headers['retry-after'], refused.body]).toMatchObject([
      429,
      '60',
      { code: 'too_many_requests', limit: 'kiosk', retryAfterSeconds: 60 },
    ]);
    const noMore = await kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'deposit' });
    expect([noMore.status, noMore.body]).toMatchObject([429, { limit: 'kiosk' }]);
    const elsewhere = await provisionKiosk(service);
    expect(await standingOf(newPhone(), elsewhere)).toBe('open');
    service.clock.advance(minuteMs);
    expect((await enter(asked, asked.code)).status).toBe(201);
  });
});
