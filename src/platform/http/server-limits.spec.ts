import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { HttpLimits } from '../../config/index.js';
import { limitRequestRate } from './limit-request-rate.js';
import { RefusalLog } from './refusal-log.js';
import { RequestRates } from './request-rates.js';
import { serverOptions } from './server-options.js';

const usual: HttpLimits = {
  trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
  requestsPerMinute: 60,
  strangersPerMinute: 60,
  bodyBytes: 1_024,
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 75_000,
};

let server: FastifyInstance | undefined;

afterEach(async () => {
  await server?.close();
});

/** A server with these limits, in time that stands still; it tells everybody the address they come from. */
function serverWith(limits: Partial<HttpLimits> = {}): FastifyInstance {
  const all = { ...usual, ...limits };
  server = fastify(serverOptions(all));
  const refusals = new RefusalLog(pino({ level: 'silent' }), () => 0);
  limitRequestRate(server, new RequestRates(all.requestsPerMinute, () => 0), refusals);
  server.get('/', ({ ip }) => ({ ip }));
  server.post('/', () => ({}));
  return server;
}

const from = (remoteAddress: string, forwardedFor?: string) => ({
  method: 'GET' as const,
  url: '/',
  remoteAddress,
  headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
});

describe('the address of whoever asks', () => {
  it.each([
    ['its own', '192.0.2.7', undefined, '192.0.2.7'],
    ['its own, whatever it says', '192.0.2.7', '203.0.113.1', '192.0.2.7'],
    ['what a trusted proxy says', '127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['what a proxy of a trusted network says', '10.1.2.3', '203.0.113.1', '203.0.113.1'],
    ['what the proxy saw, not what was told to it', '127.0.0.1', '198.51.100.9, 203.0.113.1', '203.0.113.1'],
    ['what the first of two proxies saw', '127.0.0.1', '203.0.113.1, 10.0.0.5', '203.0.113.1'],
  ])('is %s', async (_what, address, forwardedFor, seen) => {
    const answer = await serverWith().inject(from(address, forwardedFor));
    expect(answer.json()).toEqual({ ip: seen });
  });

  it('is its own where no proxy is trusted', async () => {
    const answer = await serverWith({ trustedProxies: [] }).inject(from('127.0.0.1', '203.0.113.1'));
    expect(answer.json()).toEqual({ ip: '127.0.0.1' });
  });
});

describe('more requests of an address than it may send', () => {
  it('are told when to come again; those of others go on', async () => {
    const limited = serverWith();
    const behindProxy = (address: string) => limited.inject(from('127.0.0.1', address));
    for (let count = 1; count <= 60; count += 1) {
      expect((await behindProxy('203.0.113.1')).statusCode).toBe(200);
    }
    const refused = await behindProxy('203.0.113.1');
    expect([refused.statusCode, refused.headers['retry-after'], refused.headers['content-type']]).toEqual([
      429,
      '1',
      'application/problem+json; charset=utf-8',
    ]);
    expect(refused.json()).toMatchObject({
      code: 'too_many_requests',
      limit: 'address',
      retryAfterSeconds: 1,
    });
    expect((await behindProxy('203.0.113.2')).statusCode).toBe(200);
  });

  it('do not become fewer by another name in X-Forwarded-For', async () => {
    const limited = serverWith();
    const answers = [];
    for (let count = 1; count <= 61; count += 1) {
      answers.push(await limited.inject(from('192.0.2.7', `203.0.113.${String(count)}`)));
    }
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(60);
  });
});

/** Sends words over a connection of its own, and reads until the server closes it. */
async function answerTo(limited: FastifyInstance, words: string): Promise<string> {
  await limited.listen({ host: '127.0.0.1', port: 0 });
  const { port } = limited.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(words);
  return text(socket);
}

describe('a request', () => {
  it.each([
    ['whose headers never end', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    [
      'whose body never comes',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ],
  ])('%s is given up, with problem details', async (_what, words) => {
    const answer = await answerTo(serverWith({ headersMs: 50, requestMs: 100 }), words);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"code":"request_too_slow"');
  });

  it('with more headers than fit is refused', async () => {
    const answer = await answerTo(
      serverWith(),
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"payload_too_large"');
  });

  // A proxy that believed the other would see the next request begin elsewhere (RFC 9112, section 6.3).
  it.each([
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5'],
    ['chunks that are no last coding', 'Transfer-Encoding: chunked, identity'],
  ])('whose end is told by %s is refused', async (_what, headers) => {
    const start = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const answer = await answerTo(
      serverWith(),
      `${start}${headers}\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('that is none is refused', async () => {
    const answer = await answerTo(serverWith(), 'let me in\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"validation_failed"');
  });

  it('with a larger body than is taken is refused', async () => {
    const answer = await serverWith().inject({
      method: 'POST',
      url: '/',
      payload: { text: 'x'.repeat(1_024) },
    });
    expect(answer.statusCode).toBe(413);
  });
});
