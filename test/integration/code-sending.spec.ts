import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CodeSender, CodeOccasion, listCodeSendings } from '../../src/citizens/index.js';
import { requestCode } from '../../src/citizens/codes/request-code.js';
import { CodeParts } from '../../src/citizens/codes/code-parts.js';
import { TakeCodeReport } from '../../src/citizens/codes/take-code-report.js';
import { minuteMs } from '../../src/kernel/index.js';
import type { Channel, SendAnswer } from '../../src/notifications/channels/index.js';
import { loggerToken } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
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

function enter(codeId: string, code: string) {
  return kiosk.post('/api/kiosk/sessions', { codeId, code });
}

interface CodeRow {
  readonly delivery: string;
  readonly ended: string | null;
  readonly hash: Buffer | null;
}

async function codeRow(codeId: string): Promise<CodeRow> {
  const rows: CodeRow[] = await service.database.dataSource.query(
    'SELECT delivery, ended, hash FROM citizen_code WHERE id = $1',
    [codeId],
  );
  const [row] = rows;
  if (!row) throw new Error('there is no such code');
  return row;
}

describe('sending a code', () => {
  class ScriptedChannel implements Channel {
    readonly name = 'scripted';
    readonly calls = true;
    readonly codes: string[] = [];
    readonly spoken: string[] = [];
    readonly references: string[] = [];
    duringSend: () => Promise<void> = () => Promise.resolve();

    constructor(private readonly answers: SendAnswer[]) {}

    async send({ text, reference }: { text: string; reference: string }): Promise<SendAnswer> {
      this.codes.push(/\d{6}/.exec(text)?.[0] ?? '');
      this.references.push(reference);
      await this.duringSend();
      const answer = this.answers.shift();
      if (!answer) throw new Error('one send more than expected');
      return answer;
    }

    call({ text }: { text: string }): Promise<SendAnswer> {
      this.spoken.push(text);
      return Promise.resolve(this.answers.shift() ?? later);
    }

    find(): Promise<never> {
      return Promise.reject(new Error('a code is never looked up'));
    }
  }

  const later: SendAnswer = { outcome: 'retry_later', detail: 'connection refused' };
  const unknown: SendAnswer = { outcome: 'unknown', detail: 'time-out' };
  const accepted: SendAnswer = { outcome: 'accepted', providerReference: 'SM1' };

  function senderOver(channel: Channel): CodeSender {
    const { application, database } = service;
    return new CodeSender(
      database,
      application.get(CodeParts),
      application.get(CodeOccasion),
      application.get(TakeCodeReport),
      channel,
      application.get(loggerToken),
    );
  }

  async function askOnly(phone = newPhone(), way: 'message' | 'call' = 'message'): Promise<string> {
    const asked = await kiosk.post('/api/kiosk/codes', { phone, purpose: 'deposit', way });
    return bodyOf<{ codeId: string }>(asked).codeId;
  }

  it('is a call that reads it out, digit by digit and twice, where that was asked for', async () => {
    const codeId = await askOnly(newPhone(), 'call');
    const channel = new ScriptedChannel([later, accepted]);
    await senderOver(channel).send(codeId);
    expect([channel.codes, channel.spoken.length]).toEqual([[], 2]);
    const heard = [...(channel.spoken[1] ?? '').matchAll(/\d(?:, \d){5}/g)].map(([digits]) => digits);
    expect([heard.length, new Set(heard).size]).toEqual([2, 1]);
    expect((await kiosk.get(`/api/kiosk/codes/${codeId}`)).body).toMatchObject({
      way: 'call',
      delivery: 'sent',
    });
    expect((await enter(codeId, (heard[0] ?? '').replaceAll(', ', ''))).status).toBe(201);
  });

  it('by a call says nothing about messages, whatever became of it', async () => {
    const phone = newPhone();
    const refused: SendAnswer = {
      outcome: 'refused',
      permanent: true,
      reason: 'recipient_invalid',
      detail: '21217',
    };
    await senderOver(new ScriptedChannel([refused])).send(await askOnly(phone, 'call'));
    await senderOver(new ScriptedChannel([accepted])).send(await askOnly(phone));
    const { manager } = service.database.dataSource;
    const sendings = await listCodeSendings(manager, new Date(0), 100);
    const own = sendings.filter(
      ({ recipient }) => recipient === phoneIndexOf(service, phone).toString('hex'),
    );
    expect(own.map(({ worked }) => worked)).toEqual([true]);
  });

  it('by a call is refused where nobody calls, and ends no code that is on its way', async () => {
    const { codeKey, phones, siteKey, jobs, randomness, site, logger } = service.application.get(CodeParts);
    const ways = ['message'] as const;
    const parts = { codeKey, phones, siteKey, jobs, randomness, site, logger, ways };
    const request = { phone: newPhone(), purpose: 'deposit', kioskId: kiosk.id } as const;
    const codeId = await askOnly(request.phone);
    const asked = service.database.transaction((transaction) =>
      requestCode(transaction, parts, { ...request, way: 'call' }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'validation_failed' });
    expect((await codeRow(codeId)).ended).toBeNull();
  });

  it('is tried once more, with another code, when the first was certainly not accepted', async () => {
    const codeId = await askOnly();
    const channel = new ScriptedChannel([later, accepted]);
    await senderOver(channel).send(codeId);
    const [first, second] = channel.codes;
    expect(new Set(channel.references).size).toBe(2);
    expect((await codeRow(codeId)).delivery).toBe('sent');
    if (first === undefined || second === undefined) throw new Error('two codes were sent');
    if (first !== second) expect((await enter(codeId, first)).body).toMatchObject({ code: 'code_wrong' });
    expect((await enter(codeId, second)).status).toBe(201);
  });

  it.each<[string, SendAnswer[]]>([
    ['twice not accepted', [later, later]],
    ['told to wait', [{ outcome: 'retry_later', afterMs: 30_000, detail: '429' }]],
    ['refused', [{ outcome: 'refused', permanent: true, reason: 'recipient_invalid', detail: '21211' }]],
  ])('fails when %s, and no code works', async (_what, answers) => {
    const codeId = await askOnly();
    const channel = new ScriptedChannel([...answers]);
    await senderOver(channel).send(codeId);
    expect(channel.codes).toHaveLength(answers.length);
    expect((await kiosk.get(`/api/kiosk/codes/${codeId}`)).body).toMatchObject({ delivery: 'failed' });
    for (const code of channel.codes) {
      expect((await enter(codeId, code)).body).toMatchObject({ code: 'code_wrong' });
    }
    await senderOver(new ScriptedChannel([])).send(codeId);
  });

  it('is not tried again when nobody knows whether it went out; should it arrive, it works', async () => {
    const codeId = await askOnly();
    const channel = new ScriptedChannel([unknown]);
    await senderOver(channel).send(codeId);
    await senderOver(channel).send(codeId);
    expect((await kiosk.get(`/api/kiosk/codes/${codeId}`)).body).toMatchObject({ delivery: 'unknown' });
    expect(channel.codes).toHaveLength(1);
    expect((await enter(codeId, channel.codes[0] ?? '')).status).toBe(201);
  });

  it('is not tried again after the service died in the middle of it', async () => {
    const codeId = await askOnly();
    const dying = new ScriptedChannel([]);
    await expect(senderOver(dying).send(codeId)).rejects.toThrow('one send more');
    await senderOver(dying).send(codeId);
    expect(dying.codes).toHaveLength(1);
    expect((await codeRow(codeId)).delivery).toBe('unknown');
    expect((await enter(codeId, dying.codes[0] ?? '')).status).toBe(201);
  });

  it('does not happen twice when the job runs twice', async () => {
    const phone = newPhone();
    const { codeId } = await askForCode(service, kiosk, phone, 'deposit');
    await service.application.get(CodeSender).send(codeId);
    expect(messagesTo(service, phone)).toHaveLength(1);
  });

  it('does not happen any more when the code is replaced or too old', async () => {
    const phone = newPhone();
    const replaced = await askOnly(phone);
    const old = await askOnly(phone);
    service.clock.advance(5 * minuteMs);
    const channel = new ScriptedChannel([]);
    await senderOver(channel).send(replaced);
    await senderOver(channel).send(old);
    await senderOver(channel).send(randomUUID());
    expect(channel.codes).toEqual([]);
    expect((await codeRow(old)).delivery).toBe('failed');
  });

  it('does not bring a replaced code back to life', async () => {
    const phone = newPhone();
    const codeId = await askOnly(phone);
    const channel = new ScriptedChannel([later]);
    channel.duringSend = async () => {
      await askOnly(phone);
    };
    await senderOver(channel).send(codeId);
    expect(channel.codes).toHaveLength(1);
    expect(await codeRow(codeId)).toMatchObject({ ended: 'replaced', hash: null });
  });
});
