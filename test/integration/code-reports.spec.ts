import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { CodeSender } from '../../src/citizens/index.js';
import { secondMs } from '../../src/kernel/index.js';
import { LiveEvents } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { newPhone, provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { publicBaseUrl, startNoticeBench, type NoticeBench } from '../support/notices.js';
import { signCallback } from '../support/twilio-server/index.js';
import { until } from '../support/until.js';

const path = '/api/integration/twilio/codes';

let bench: NoticeBench;
let kiosk: KioskCaller;

beforeAll(async () => {
  bench = await startNoticeBench();
  kiosk = await provisionKiosk(bench.service);
});

afterAll(async () => {
  await bench.stop();
});

interface Sent {
  readonly codeId: string;
  /** What Twilio posts about it with this status. */
  readonly form: (status: string) => Record<string, string>;
}

async function ask(way: 'message' | 'call', purpose = 'deposit'): Promise<string> {
  const asked = await kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose, way });
  return bodyOf<{ codeId: string }>(asked).codeId;
}

async function sendBy(way: 'message' | 'call'): Promise<Sent> {
  const codeId = await ask(way);
  await bench.service.application.get(CodeSender).send(codeId);
  return { codeId, form: formOf(way, codeId) };
}

/** Of the message or the call that Twilio was given for a code. */
function formOf(way: 'message' | 'call', codeId: string): Sent['form'] {
  const { twilio } = bench;
  const isOfCode = ({ statusCallback }: { statusCallback: string | undefined }): boolean =>
    statusCallback === `${publicBaseUrl}${path}?code=${codeId}`;
  if (way === 'call') {
    const call = twilio.calls.find(isOfCode);
    if (!call) throw new Error('Twilio has no call for this code');
    return (status) => twilio.callForm(call, status);
  }
  const message = twilio.messages.find(isOfCode);
  if (!message) throw new Error('Twilio has no message for this code');
  return (status) => ({ ...twilio.callbackForm(message), MessageStatus: status });
}

/** Posts a report as Twilio does, through a proxy that serves the public address. */
async function post(
  codeId: string,
  form: Record<string, string>,
  authToken = bench.twilio.authToken,
): Promise<number> {
  const address = `${path}?code=${codeId}`;
  const answer = await request(bench.service.url)
    .post(address)
    .type('form')
    .set('X-Twilio-Signature', signCallback(authToken, publicBaseUrl + address, form))
    .send(form);
  return answer.status;
}

async function deliveryOf(codeId: string): Promise<string> {
  return bodyOf<{ delivery: string }>(await kiosk.get(`/api/kiosk/codes/${codeId}`)).delivery;
}

describe('a report about a code', () => {
  it.each([
    ['message', 'sent', 'sent'],
    ['message', 'delivered', 'delivered'],
    ['message', 'undelivered', 'undelivered'],
    ['message', 'failed', 'undelivered'],
    ['call', 'completed', 'delivered'],
    ['call', 'no-answer', 'undelivered'],
    ['call', 'busy', 'undelivered'],
    ['call', 'failed', 'undelivered'],
  ] as const)('tells the kiosk of a %s that is %s', async (way, status, delivery) => {
    const { codeId, form } = await sendBy(way);
    expect(await deliveryOf(codeId)).toBe('sent');
    expect(await post(codeId, form(status))).toBe(204);
    expect(await deliveryOf(codeId)).toBe(delivery);
  });

  it('is the same however late, often and disordered it comes', async () => {
    const { codeId, form } = await sendBy('message');
    for (const status of [
      'undelivered',
      'delivered',
      'sent',
      'undelivered',
      'delivered',
      'queued',
      'failed',
    ]) {
      expect(await post(codeId, form(status))).toBe(204);
    }
    expect(await deliveryOf(codeId)).toBe('delivered');
  });

  it('may overtake the answer to the request, whatever that answer is', async () => {
    const codeId = await ask('message');
    bench.twilio.next({ kind: 'answer_when_released' });
    const sending = bench.service.application.get(CodeSender).send(codeId);
    await until('Twilio has the message', () =>
      bench.twilio.messages.some(({ statusCallback }) => statusCallback?.endsWith(codeId) === true),
    );
    expect(await post(codeId, formOf('message', codeId)('delivered'))).toBe(204);
    bench.twilio.release();
    await sending;
    expect(await deliveryOf(codeId)).toBe('delivered');
  });

  it('leaves a code alone that was never sent, and knows none that is not there', async () => {
    const codeId = await ask('call');
    const { form } = await sendBy('call');
    expect(await post(codeId, form('no-answer'))).toBe(204);
    expect(await deliveryOf(codeId)).toBe('waiting');
    expect(await post(randomUUID(), form('no-answer'))).toBe(404);
  });

  it('tells the kiosk nothing of a code to fetch', async () => {
    const codeId = await ask('call', 'pickup');
    await bench.service.database.dataSource.query(
      `UPDATE citizen_code SET delivery = 'sent', salt = 'salt', hash = sha256('x') WHERE id = $1`,
      [codeId],
    );
    const { form } = await sendBy('call');
    expect(await post(codeId, form('no-answer'))).toBe(204);
    expect(await deliveryOf(codeId)).toBe('undisclosed');
  });
});

describe('forged reports', () => {
  it('change nothing, are counted, and are an alarm when they are many', async () => {
    const alarms: unknown[] = [];
    const events = bench.service.application.get(LiveEvents).stream.subscribe((event) => {
      if (event.type === 'alarm') alarms.push(event.data.alarm);
    });
    const { codeId, form } = await sendBy('message');
    const before = await forgedTold();
    for (let count = 1; count <= 12; count += 1) {
      expect(await post(codeId, form('undelivered'), 'a-guessed-token')).toBe(403);
      bench.service.clock.advance(secondMs);
    }
    const other = await sendBy('message');
    const replayed = await request(bench.service.url)
      .post(`${path}?code=${other.codeId}`)
      .type('form')
      .set(
        'X-Twilio-Signature',
        signCallback(bench.twilio.authToken, `${publicBaseUrl}${path}?code=${codeId}`, form('failed')),
      )
      .send(form('failed'));
    expect(replayed.status).toBe(403);
    expect([await deliveryOf(codeId), await deliveryOf(other.codeId)]).toEqual(['sent', 'sent']);
    expect((await forgedTold()) - before).toBe(13);
    expect(alarms).toEqual(['reports_forged']);
    events.unsubscribe();
  });
});

async function forgedTold(): Promise<number> {
  const { text } = await request(bench.service.url).get('/metrics');
  return Number(/^motcua247_reports_forged (\d+)$/m.exec(text)?.[1]);
}
