import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TakeCodeReport } from '../../src/citizens/codes/take-code-report.js';
import { CodeParts } from '../../src/citizens/codes/code-parts.js';
import { CodeSender, CodeOccasion } from '../../src/citizens/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { channelToken } from '../../src/notifications/channels/index.js';
import { loggerToken, type CitizenPurpose } from '../../src/platform/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import {
  askForCode,
  messagesTo,
  newPhone,
  provisionKiosk,
  sendCodesByHand,
  type KioskCaller,
} from '../support/citizens.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { phoneIndexOf } from '../support/phones.js';

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

async function askWithCode(
  at: Caller = kiosk,
  phone = newPhone(),
  purpose: CitizenPurpose = 'deposit',
): Promise<{ codeId: string; code: string; phone: string }> {
  const { codeId, code } = await askForCode(service, at, phone, purpose);
  if (code === undefined) throw new Error('no SMS came');
  return { codeId, code, phone };
}

/** A code that is certainly not this one. */
function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

function enter(codeId: string, code: string, at: Caller = kiosk, key?: string) {
  return at.post('/api/kiosk/sessions', { codeId, code }, key);
}

interface CodeRow {
  readonly delivery: string;
  readonly ended: string | null;
  readonly tries_left: number;
  readonly hash: Buffer | null;
}

async function codeRow(codeId: string): Promise<CodeRow> {
  const rows: CodeRow[] = await service.database.dataSource.query(
    'SELECT delivery, ended, tries_left, hash FROM citizen_code WHERE id = $1',
    [codeId],
  );
  const [row] = rows;
  if (!row) throw new Error('there is no such code');
  return row;
}

describe('asking for a code', () => {
  it('is answered at once, and the code comes by SMS', async () => {
    const phone = newPhone();
    const asked = await kiosk.post('/api/kiosk/codes', { phone, purpose: 'deposit' });
    expect(asked.status).toBe(202);
    const { codeId, ...answer } = bodyOf<{ codeId: string }>(asked);
    expect(answer).toEqual({
      purpose: 'deposit',
      way: 'message',
      phone: `09xx xxx ${phone.slice(-3)}`,
      expiresAt: new Date(service.clock.now().getTime() + 5 * minuteMs).toISOString(),
      triesLeft: 3,
      delivery: 'waiting',
      ended: null,
    });
    const jobs: unknown[] = await service.database.dataSource.query(
      `SELECT 1 FROM pgboss.job WHERE name = 'code-delivery' AND data ->> 'codeId' = $1`,
      [codeId],
    );
    expect(jobs).toHaveLength(1);
    expect(messagesTo(service, phone)).toEqual([]);

    await service.application.get(CodeSender).send(codeId);
    expect(messagesTo(service, phone)).toEqual([
      expect.stringMatching(/^Ma xac nhan cua ban la \d{6}, dung trong 5 phut\./),
    ]);
    expect((await kiosk.get(`/api/kiosk/codes/${codeId}`)).body).toMatchObject({ delivery: 'sent' });
  });

  it.each(['1900 1234', '0296 000 0247', '+1 202 555 0123', '0123 4567', 'lan'])(
    'is refused for %s',
    async (phone) => {
      const answer = await kiosk.post('/api/kiosk/codes', { phone, purpose: 'deposit' });
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'phone_not_vietnamese_mobile' }]);
      expect(JSON.stringify(answer.body)).not.toContain(phone);
    },
  );

  it.each([
    ['another purpose', { purpose: 'inspect' }],
    ['no phone', { phone: undefined }],
    ['an unknown field', { tray: 'A07' }],
  ])('is refused with %s', async (_what, fault) => {
    const answer = await kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'deposit', ...fault });
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
  });

  it('ends the code before it, however the phone is written', async () => {
    const first = await askWithCode();
    const second = await askWithCode(kiosk, `+84 ${first.phone.slice(1)}`);
    const late = await enter(first.codeId, first.code);
    expect([late.status, late.body]).toMatchObject([403, { code: 'code_used', reason: 'replaced' }]);
    expect((await enter(second.codeId, second.code)).status).toBe(201);
  });

  it('ends every other code of the phone, at whatever kiosk and for whatever purpose', async () => {
    const other = await provisionKiosk(service);
    const { phone, ...first } = await askWithCode(other);
    await askForCode(service, kiosk, phone, 'lookup');
    const late = await other.post('/api/kiosk/sessions', first);
    expect([late.status, late.body]).toMatchObject([403, { code: 'code_used', reason: 'replaced' }]);
  });

  it('leaves one code alive when many ask at once, at two kiosks and for all purposes', async () => {
    const phone = newPhone();
    const kiosks = [kiosk, await provisionKiosk(service)] as const;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        kiosks[i % 2 === 0 ? 0 : 1].post('/api/kiosk/codes', {
          phone,
          purpose: ['deposit', 'pickup', 'lookup'][i % 3],
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    const alive: unknown[] = await service.database.dataSource.query(
      'SELECT 1 FROM citizen_code WHERE phone_index = $1 AND ended IS NULL',
      [phoneIndexOf(service, phone)],
    );
    expect(alive).toHaveLength(1);
  });

  it('is shown to the kiosk that asked, and to no other', async () => {
    const { codeId } = await askWithCode();
    const other = await provisionKiosk(service);
    const answer = await other.get(`/api/kiosk/codes/${codeId}`);
    expect([answer.status, answer.body]).toMatchObject([404, { code: 'not_found' }]);
  });
});

describe('asking for a code to fetch', () => {
  it('looks the same whether anything waits or not, and sends an SMS only if so', async () => {
    const [waited, idle] = [newPhone(), newPhone()];
    const codeOccasion = new CodeOccasion();
    const waitedIndex = phoneIndexOf(service, waited);
    codeOccasion.answerBy((_transaction, index) => Promise.resolve(index.equals(waitedIndex)));
    const { application, database } = service;
    const sender = new CodeSender(
      database,
      application.get(CodeParts),
      codeOccasion,
      application.get(TakeCodeReport),
      application.get(channelToken),
      application.get(loggerToken),
    );
    const seen: unknown[] = [];
    const requests: string[] = [];
    for (const phone of [waited, idle]) {
      const asked = await kiosk.post('/api/kiosk/codes', { phone, purpose: 'pickup' });
      const { codeId } = bodyOf<{ codeId: string }>(asked);
      await sender.send(codeId);
      requests.push(codeId);
      const shown = await kiosk.get(`/api/kiosk/codes/${codeId}`);
      const guessed = await enter(
        codeId,
        wrong(/\d{6}/.exec(messagesTo(service, phone)[0] ?? '')?.[0] ?? '0'),
      );
      const text = JSON.stringify([asked.status, asked.body, shown.status, shown.body, guessed.body]);
      seen.push(text.replaceAll(codeId, 'id').replaceAll(`xxx ${phone.slice(-3)}`, 'xxx'));
    }
    expect(seen[0]).toBe(seen[1]);
    expect(messagesTo(service, waited)).toHaveLength(1);
    expect(messagesTo(service, idle)).toEqual([]);
    expect(await codeRow(requests[1] ?? '')).toMatchObject({ delivery: 'withheld', hash: null });
  });
});

describe('entering a code', () => {
  it('begins a session for the purpose of the code', async () => {
    const { codeId, code } = await askWithCode();
    const answer = await enter(codeId, code);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sessionToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      purpose: 'deposit',
      expiresAt: new Date(service.clock.now().getTime() + 5 * minuteMs).toISOString(),
    });
  });

  it('works once', async () => {
    const { codeId, code } = await askWithCode();
    expect((await enter(codeId, code)).status).toBe(201);
    const again = await enter(codeId, code);
    expect([again.status, again.body]).toMatchObject([403, { code: 'code_used', reason: 'used' }]);
  });

  it('begins one session when it is entered many times at once', async () => {
    const { codeId, code } = await askWithCode();
    const answers = await Promise.all(Array.from({ length: 50 }, () => enter(codeId, code)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('may go wrong three times, and after that the right code does not help', async () => {
    const { codeId, code } = await askWithCode();
    for (const triesLeft of [2, 1, 0]) {
      const answer = await enter(codeId, wrong(code));
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'code_wrong', triesLeft }]);
    }
    const right = await enter(codeId, code);
    expect([right.status, right.body]).toMatchObject([403, { code: 'code_used', reason: 'exhausted' }]);
  });

  it('costs exactly three tries when a thousand guesses come at once', async () => {
    const { codeId, code } = await askWithCode();
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => enter(codeId, wrong(code))));
    const codes = answers.map(({ body }) => (body as { code: string }).code);
    expect(codes.filter((name) => name === 'code_wrong')).toHaveLength(3);
    // On a slow machine the last of them wait in vain for a connection, which tells them nothing.
    const others = codes.filter((name) => name !== 'code_wrong' && name !== 'service_unavailable');
    expect(new Set(others)).toEqual(new Set(['code_used']));
    expect(await codeRow(codeId)).toMatchObject({ tries_left: 0, ended: 'exhausted' });
    expect((await enter(codeId, code)).status).toBe(403);
  });

  it('costs one try when the same wrong request is repeated', async () => {
    const { codeId, code } = await askWithCode();
    const key = randomUUID();
    const first = await enter(codeId, wrong(code), kiosk, key);
    const repeat = await enter(codeId, wrong(code), kiosk, key);
    expect(repeat.body).toEqual(first.body);
    expect((await codeRow(codeId)).tries_left).toBe(2);
  });

  it('gives the same session when the same request is repeated', async () => {
    const { codeId, code } = await askWithCode();
    const key = randomUUID();
    const first = await enter(codeId, code, kiosk, key);
    expect(first.status).toBe(201);
    expect((await enter(codeId, code, kiosk, key)).body).toEqual(first.body);
  });

  it('is too late from the minute it expires', async () => {
    const [late, inTime] = [await askWithCode(), await askWithCode()];
    service.clock.advance(5 * minuteMs - 1);
    expect((await enter(inTime.codeId, inTime.code)).status).toBe(201);
    service.clock.advance(1);
    const answer = await enter(late.codeId, late.code);
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'code_expired' }]);
  });

  it('is no use at another kiosk, and costs no try there', async () => {
    const { codeId, code } = await askWithCode();
    const other = await provisionKiosk(service);
    for (const attempt of [code, wrong(code)]) {
      const answer = await enter(codeId, attempt, other);
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'code_foreign' }]);
    }
    const unknown = await enter(randomUUID(), code);
    expect(unknown.body).toMatchObject({ code: 'code_foreign' });
    expect((await codeRow(codeId)).tries_left).toBe(3);
    expect((await enter(codeId, code)).status).toBe(201);
  });

  it('is guessing before any code was drawn', async () => {
    const asked = await kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'deposit' });
    const { codeId } = bodyOf<{ codeId: string }>(asked);
    expect((await enter(codeId, '000000')).body).toMatchObject({ code: 'code_wrong', triesLeft: 2 });
  });

  it.each(['12345', '1234567', '12345a', '', '１２３４５６'])(
    'is refused without costing a try when it is %j',
    async (code) => {
      const { codeId } = await askWithCode();
      expect((await enter(codeId, code)).body).toMatchObject({ code: 'validation_failed' });
      expect((await codeRow(codeId)).tries_left).toBe(3);
    },
  );
});
