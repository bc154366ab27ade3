import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { TwilioServer } from './index.js';

/** The plain client of Twilio, sent to the local server: what it understands is what Twilio would have said. */
class LocalClient extends twilio.RequestClient {
  constructor(private readonly baseUrl: string) {
    super({ keepAlive: false });
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    return super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', this.baseUrl) });
  }
}

const to = '+84912345678';
let now: Date;
let server: TwilioServer;

beforeEach(async () => {
  now = new Date('2026-08-18T23:30:00Z');
  server = await TwilioServer.start(() => now);
});
afterEach(() => server.stop());

const client = (password = server.authToken): twilio.Twilio =>
  new twilio.Twilio(server.accountSid, password, { httpClient: new LocalClient(server.baseUrl) });

describe('the local Twilio', () => {
  it('creates a queued message and gives it back', async () => {
    const created = await client().messages.create({ to, from: 'MOTCUA', body: 'xin chao' });
    expect(created).toMatchObject({
      to,
      from: 'MOTCUA',
      body: 'xin chao',
      status: 'queued',
      direction: 'outbound-api',
    });
    expect(created.dateCreated).toEqual(now);
    expect(created.dateSent).toBeNull();
    expect((await client().messages(created.sid).fetch()).body).toBe('xin chao');
  });

  it.each([
    [{ to: '0912345678', from: 'MOTCUA', body: 'x' }, 21211],
    [{ to: '', from: 'MOTCUA', body: 'x' }, 21604],
    [{ to, body: 'x' }, 21603],
    [{ to, from: 'MOTCUA' }, 21602],
    [{ to, from: 'MOTCUA', body: 'x'.repeat(1601) }, 21617],
  ])('refuses a bad message: case %#', async (message, code) => {
    const moreInfo = `https://www.twilio.com/docs/errors/${code}`;
    await expect(client().messages.create(message)).rejects.toMatchObject({ status: 400, code, moreInfo });
    expect(server.messages).toEqual([]);
  });

  it('refuses another password, and another account', async () => {
    await expect(client('wrong').messages.list({ to })).rejects.toMatchObject({ status: 401, code: 20003 });
    const other = `AC${'9'.repeat(32)}`;
    await expect(client().api.v2010.accounts(other).messages.list({ to })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('lists newest first, by number, over several pages', async () => {
    for (let i = 1; i <= 5; i += 1)
      await client().messages.create({ to, from: 'MOTCUA', body: `message ${i}` });
    await client().messages.create({ to: '+84987654321', from: 'MOTCUA', body: 'other' });
    const listed = await client().messages.list({ to, pageSize: 2, limit: 10 });
    expect(listed.map(({ body }) => body)).toEqual([5, 4, 3, 2, 1].map((i) => `message ${i}`));
  });

  it('filters by the day of sending, which a queued message does not have', async () => {
    const { sid } = await client().messages.create({ to, from: 'MOTCUA', body: 'x' });
    const sentFrom = async (day: string): Promise<number> =>
      (await client().messages.list({ to, dateSentAfter: new Date(`${day}T00:00:00Z`), limit: 10 })).length;
    expect(await sentFrom('2026-08-18')).toBe(0);
    await server.report(sid, 'sent');
    expect(await sentFrom('2026-08-18')).toBe(1);
    expect(await sentFrom('2026-08-19')).toBe(0);
  });
});

it('signs its callbacks as Twilio does', async () => {
  const received: { form: Record<string, string>; signature: string }[] = [];
  const receiver = http.createServer((request, response) => {
    void text(request).then((body) => {
      const signature = String(request.headers['x-twilio-signature']);
      received.push({ form: Object.fromEntries(new URLSearchParams(body)), signature });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  try {
    const statusCallback = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/reports?notice=1`;
    const { sid } = await client().messages.create({ to, from: 'MOTCUA', body: 'x', statusCallback });
    expect(await server.report(sid, 'undelivered', 30003)).toBe(204);
    expect(await server.report(sid, 'delivered', null, 'a forged token')).toBe(204);

    const believed = received.map(({ form, signature }) =>
      twilio.validateRequest(server.authToken, signature, statusCallback, form),
    );
    expect(believed).toEqual([true, false]);
    expect(received[0]?.form).toMatchObject({
      MessageSid: sid,
      MessageStatus: 'undelivered',
      ErrorCode: '30003',
    });
  } finally {
    await new Promise((resolve) => receiver.close(resolve));
  }
});
