import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Behaviour, TwilioServer } from '../../../../test/support/twilio-server/index.js';
import {
  AdjustableClock,
  dayMs,
  minuteMs,
  parseVietnameseMobile,
  type PhoneNumber,
} from '../../../kernel/index.js';
import type { MessageQuery, OutgoingMessage, SendLimits } from '../channel.js';
import { TwilioChannel } from './twilio-channel.js';
import type { TwilioSettings } from './twilio-settings.js';

function mobile(input: string): PhoneNumber {
  const phone = parseVietnameseMobile(input);
  if (phone === undefined) throw new Error('the test has a bad number');
  return phone;
}

const to = mobile('0912345678');
const message: OutgoingMessage = {
  to,
  text: 'Ket qua ho so G260818-0001 da co',
  template: { id: 'result_ready', parameters: ['G260818-0001'] },
  reference: '7b3f6c1e-5d0a-4c58-9f6e-0a3b1f6d9c21',
};
/** Long enough never to be met by chance. */
const patient: SendLimits = { timeoutMs: 30_000 };
/** For an answer that never comes; the connection itself takes far less. */
const brief: SendLimits = { timeoutMs: 500 };

let clock: AdjustableClock;
let server: TwilioServer;

beforeEach(async () => {
  clock = AdjustableClock.at('2026-08-18T09:00:00Z');
  server = await TwilioServer.start(() => clock.now());
});
afterEach(() => server.stop());

const channel = (change: Partial<TwilioSettings> = {}): TwilioChannel =>
  new TwilioChannel({
    accountSid: server.accountSid,
    authToken: server.authToken,
    sender: { from: 'MOTCUA Q1' },
    baseUrl: server.baseUrl,
    ...change,
  });

const query = (change: Partial<MessageQuery> = {}): MessageQuery => ({
  reference: message.reference,
  to,
  text: message.text,
  since: clock.now(),
  claimed: [],
  ...change,
});

describe('calling', () => {
  const caller = '+842471247247';
  const call = { to, text: 'Mã xác nhận của quý vị là: 0, 4, 2', reference: message.reference };

  it('is possible only with a number to call from', async () => {
    expect([channel().calls, channel({ caller }).calls]).toEqual([false, true]);
    const refused = { outcome: 'refused', permanent: true, reason: 'sender_not_registered' };
    expect(await channel().call(call, patient)).toMatchObject(refused);
    expect(server.requests).toEqual([]);
  });

  it('rings and reads the text out in Vietnamese', async () => {
    expect(await channel({ caller }).call(call, patient)).toEqual({
      outcome: 'accepted',
      providerReference: server.calls[0]?.sid,
    });
    const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response><Say language="vi-VN">${call.text}</Say></Response>`;
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: `/2010-04-01/Accounts/${server.accountSid}/Calls.json`,
        form: { To: to, From: caller, Twiml: twiml, Timeout: '40' },
      },
    ]);
  });

  it('tells a refusal without the number Twilio repeats', async () => {
    server.next({ kind: 'error', status: 400, code: 21215 });
    const answer = await channel({ caller }).call(call, patient);
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'recipient_unreachable' });
    expect(JSON.stringify(answer)).not.toContain(to.slice(1));
  });

  it('is unknown when the answer is lost, and is not repeated', async () => {
    server.next({ kind: 'accept_then_reset' });
    expect(await channel({ caller }).call(call, patient)).toMatchObject({ outcome: 'unknown' });
    expect([server.calls.length, server.requests.length]).toEqual([1, 1]);
  });
});

describe('sending', () => {
  it('is accepted with the id Twilio gave', async () => {
    const answer = await channel().send({ ...message, callbackUrl: 'https://vi.du/report' }, patient);
    expect(answer).toEqual({ outcome: 'accepted', providerReference: server.messages[0]?.sid });
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: `/2010-04-01/Accounts/${server.accountSid}/Messages.json`,
        form: { To: to, Body: message.text, From: 'MOTCUA Q1', StatusCallback: 'https://vi.du/report' },
      },
    ]);
  });

  it('goes through a messaging service where the site has one', async () => {
    const messagingServiceSid = `MG${'a'.repeat(32)}`;
    expect(await channel({ sender: { messagingServiceSid } }).send(message, patient)).toMatchObject({
      outcome: 'accepted',
    });
    expect(server.requests[0]?.form).toEqual({
      To: to,
      Body: message.text,
      MessagingServiceSid: messagingServiceSid,
    });
  });

  it('is refused with a wrong token', async () => {
    expect(await channel({ authToken: 'wrong' }).send(message, patient)).toEqual({
      outcome: 'refused',
      permanent: true,
      reason: 'credentials_refused',
      detail: 'HTTP 401, code 20003',
    });
  });

  it('tells a refusal without the number Twilio repeats', async () => {
    server.next({ kind: 'error', status: 400, code: 21211 });
    const answer = await channel().send(message, patient);
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'recipient_invalid' });
    expect(JSON.stringify(answer)).not.toContain(to.slice(1));
  });

  it('is to be tried later when there are too many requests, and the client does not try again itself', async () => {
    server.next({ kind: 'error', status: 429, code: 20429, retryAfterSeconds: 3 });
    expect(await channel().send(message, patient)).toEqual({
      outcome: 'retry_later',
      afterMs: 3_000,
      detail: 'HTTP 429, code 20429',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('waits for a slow answer', async () => {
    server.next({ kind: 'answer_when_released' });
    const answer = channel().send(message, patient);
    await until(() => server.messages.length === 1);
    server.release();
    expect(await answer).toMatchObject({ outcome: 'accepted' });
  });

  it.each<[string, Behaviour, number]>([
    ['a 500', { kind: 'error', status: 500, code: 20500 }, 0],
    ['a 502 after acceptance', { kind: 'accept_then_fail', status: 502 }, 1],
    ['a reset after acceptance', { kind: 'accept_then_reset' }, 1],
    ['half an answer', { kind: 'accept_then_garble' }, 1],
  ])('is unknown after %s, and is not repeated', async (_what, behaviour, accepted) => {
    server.next(behaviour);
    expect(await channel().send(message, patient)).toMatchObject({ outcome: 'unknown' });
    expect(server.messages).toHaveLength(accepted);
    expect(server.requests).toHaveLength(1);
  });

  it('is unknown when the time is up', async () => {
    server.next({ kind: 'accept_then_hang' });
    expect(await channel().send(message, brief)).toMatchObject({ outcome: 'unknown' });
    expect(server.messages).toHaveLength(1);
  });

  // It would carry the account's credentials, the number and the text along (OWASP ASVS 5.0, 15.3.2).
  it('does not follow where an answer points to', async () => {
    const pointing = createHttpServer((request, response) => {
      response.writeHead(307, { location: `${server.baseUrl}${request.url ?? ''}` }).end();
    });
    await new Promise<void>((resolve) => pointing.listen(0, '127.0.0.1', resolve));
    const { port } = pointing.address() as AddressInfo;
    const answer = await channel({ baseUrl: `http://127.0.0.1:${port}` }).send(message, patient);
    pointing.close();
    expect(answer).toMatchObject({ outcome: 'unknown' });
    expect(server.requests).toEqual([]);
  });

  it.each<Behaviour>([{ kind: 'accept_then_hang' }, { kind: 'hang' }])(
    'is unknown when the caller gives up on a request that is out: %p',
    async (behaviour) => {
      server.next(behaviour);
      const caller = new AbortController();
      const answer = channel().send(message, { ...patient, signal: caller.signal });
      await until(() => server.requests.length === 1);
      caller.abort();
      expect(await answer).toMatchObject({ outcome: 'unknown' });
    },
  );
});

describe('when no connection comes about', () => {
  const later = { outcome: 'retry_later' };

  it('can be tried later: refused connection', async () => {
    await server.refuseConnections();
    expect(await channel().send(message, patient)).toEqual({
      ...later,
      detail: 'no connection, ECONNREFUSED',
    });
    await server.acceptConnections();
    expect(await channel().send(message, patient)).toMatchObject({ outcome: 'accepted' });
  });

  it('can be tried later: no such host', async () => {
    // RFC 6761 §6.4: names under .invalid never resolve.
    const baseUrl = 'http://gateway.invalid';
    expect(await channel({ baseUrl }).send(message, patient)).toMatchObject(later);
  });

  it('can be tried later: a TLS handshake that never ends', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const answer = await channel({ baseUrl: `https://127.0.0.1:${port ?? ''}` }).send(message, brief);
    silent.close();
    expect(answer).toMatchObject(later);
  });

  it('can be tried later: given up before it began', async () => {
    expect(await channel().send(message, { ...patient, signal: AbortSignal.abort() })).toMatchObject(later);
    expect(server.requests).toEqual([]);
  });
});

describe('finding out about an unknown message', () => {
  it('finds one that was accepted, without sending', async () => {
    server.next({ kind: 'accept_then_reset' });
    const since = clock.now();
    await channel().send(message, patient);
    clock.advance(5 * minuteMs);
    expect(await channel().find(query({ since }), patient)).toEqual({
      outcome: 'accepted',
      providerReference: server.messages[0]?.sid,
    });
    expect(server.messages).toHaveLength(1);
  });

  it('does not take another text, another number or an older message for it', async () => {
    await channel().send({ ...message, text: 'another text' }, patient);
    await channel().send({ ...message, to: mobile('0987654321') }, patient);
    clock.advance(-dayMs);
    await channel().send(message, patient);
    clock.advance(dayMs);
    expect(await channel().find(query(), patient)).toEqual({ outcome: 'not_found' });
  });

  it('does not take the message of another notice with the same text for it', async () => {
    await channel().send(message, patient);
    const claimed = server.messages.map(({ sid }) => sid);
    expect(await channel().find(query({ claimed }), patient)).toEqual({ outcome: 'not_found' });
    await channel().send(message, patient);
    expect(await channel().find(query({ claimed }), patient)).toMatchObject({ outcome: 'accepted' });
  });

  it('knows the text behind the words of a trial account', async () => {
    await channel().send(
      { ...message, text: `Sent from your Twilio trial account - ${message.text}` },
      patient,
    );
    expect(await channel().find(query(), patient)).toMatchObject({ outcome: 'accepted' });
  });

  it('does not say "not found" about a list it has not seen the end of', async () => {
    for (let i = 0; i < 100; i += 1) await channel().send({ ...message, text: `other ${i}` }, patient);
    expect(await channel().find(query(), patient)).toMatchObject({ outcome: 'unavailable' });
  });

  it.each<[string, Behaviour, SendLimits]>([
    ['a 500', { kind: 'error', status: 500, code: 20500 }, patient],
    ['too many requests', { kind: 'error', status: 429, code: 20429 }, patient],
    ['silence', { kind: 'hang' }, brief],
  ])('is unavailable after %s', async (_what, behaviour, limits) => {
    server.next(behaviour);
    expect(await channel().find(query(), limits)).toMatchObject({ outcome: 'unavailable' });
  });

  it('is unavailable when the server is gone', async () => {
    await server.refuseConnections();
    expect(await channel().find(query(), patient)).toMatchObject({ outcome: 'unavailable' });
    await server.acceptConnections();
  });
});

describe('settings', () => {
  it.each<[string, Partial<TwilioSettings>]>([
    ['accountSid', { accountSid: 'SK123' }],
    ['authToken', { authToken: '' }],
    ['sender', { sender: { from: 'A NAME MUCH TOO LONG' } }],
    ['sender', { sender: { from: '12345' } }],
    ['messagingServiceSid', { sender: { messagingServiceSid: 'MG1' } }],
  ])('names %s when it is wrong', (name, change) => {
    expect(() => channel(change)).toThrow(name);
  });
});

/** Bounded: gives up with a failure after five seconds. */
async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('what the test waited for did not happen');
}
