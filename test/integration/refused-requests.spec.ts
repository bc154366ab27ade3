import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import type { Answer } from '../support/caller.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

const signIn = '/api/staff/sessions';
const credentials = { username: 'nguyen.thi.lan', password: 'con trau di truoc cai cay' };

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

function post(path = signIn): Test {
  return request(service.url).post(path).set('Idempotency-Key', randomUUID());
}

async function expectProblem(
  asking: PromiseLike<Pick<Answer, 'status' | 'headers' | 'body'>>,
  status: number,
  code: string,
): Promise<Record<string, unknown>> {
  const answer = await asking;
  const problem = answer.body as Record<string, unknown>;
  expect([answer.status, problem]).toMatchObject([
    status,
    { code, status, type: `urn:motcua247:problem:${code}` },
  ]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  return problem;
}

describe('a request that is not as it should be', () => {
  it('with an unknown field is told which', async () => {
    const problem = await expectProblem(
      post().send({ ...credentials, admin: true }),
      400,
      'validation_failed',
    );
    expect(problem['detail']).toContain('admin');
  });

  it('with several faults is told all of them, and none of its values', async () => {
    const problem = await expectProblem(
      post().send({ username: 7, password: { secret: 'hunter2' } }),
      400,
      'validation_failed',
    );
    expect(problem['errors']).toEqual([
      expect.objectContaining({ where: expect.stringContaining('username') }),
      expect.objectContaining({ where: expect.stringContaining('password') }),
    ]);
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it.each([
    ['no body', ''],
    ['a list', '[]'],
    ['a text', '"sign me in"'],
    ['null', 'null'],
    ['half a body', '{"username":'],
    ['words', 'sign me in'],
    // Fastify refuses them: they would reach into objects that are copied from a body.
    ['a poisoned prototype', '{"username":"a","password":"b","__proto__":{"admin":true}}'],
    ['a poisoned constructor', '{"username":"a","password":"b","constructor":{"prototype":{}}}'],
  ])('with %s for a body is refused', async (_what, body) => {
    await expectProblem(post().set('content-type', 'application/json').send(body), 400, 'validation_failed');
  });

  it.each([
    ['a zero character, which PostgreSQL cannot keep', '\\u0000'],
    ['half of a character', '\\ud83d'],
  ])('with %s in a text is refused', async (_what, escaped) => {
    const body = `{"username":"lan${escaped}","password":"con trau di truoc cai cay"}`;
    await expectProblem(post().set('content-type', 'application/json').send(body), 400, 'validation_failed');
  });

  it('with such a character in the address is refused', async () => {
    const officer = await signInAs(service, 'officer');
    await expectProblem(officer.get('/api/staff/dossiers?departmentCode=%00'), 400, 'validation_failed');
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'as %s is refused',
    async (type) => {
      await expectProblem(
        post().set('content-type', type).send('username=lan'),
        415,
        'unsupported_media_type',
      );
    },
  );

  it('of ten megabytes is refused before it has come whole', async () => {
    const tenMegabytes = JSON.stringify({ ...credentials, padding: 'x'.repeat(10 * 1024 * 1024) });
    // A raw socket: a client that is still sending may miss an early answer.
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST ${signIn} HTTP/1.1\r\nHost: kiosk\r\nIdempotency-Key: ${randomUUID()}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${tenMegabytes.length}\r\nConnection: close\r\n\r\n{`,
    );
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"payload_too_large"');
  });

  it('without a length is cut off where it gets too large', async () => {
    const chunk = 'x'.repeat(64 * 1024);
    const sending = post().set('content-type', 'application/json').set('transfer-encoding', 'chunked');
    for (let sent = 0; sent < 16; sent += 1) sending.write(chunk);
    await expectProblem(sending, 413, 'payload_too_large');
  });

  it.each([
    ['GET', '/api/staff/nothing'],
    ['POST', '/api/nothing'],
    ['PUT', signIn],
    ['PATCH', '/api'],
    // It would say back what a page cannot read: cookies that are HttpOnly.
    ['TRACE', '/api/staff/me'],
    ['GET', '/api/../etc/passwd'],
  ] as const)('%s %s leads nowhere', async (method, path) => {
    const agent = request(service.url);
    const asking = {
      GET: () => agent.get(path),
      POST: () => agent.post(path),
      PUT: () => agent.put(path),
      PATCH: () => agent.patch(path),
      TRACE: () => agent.trace(path),
    };
    await expectProblem(asking[method](), 404, 'not_found');
  });

  it('for a folder gets no list of what is in it', async () => {
    await expectProblem(request(service.url).get('/assets/'), 403, 'forbidden');
  });

  it('that says one thing twice is refused', async () => {
    const officer = await signInAs(service, 'officer');
    await expectProblem(officer.get('/api/staff/dossiers?page=1&page=2'), 400, 'validation_failed');
    await expectProblem(
      officer.get('/api/staff/dossiers?departmentCode=a&departmentCode=b'),
      400,
      'validation_failed',
    );
  });

  it('with an address that cannot be read is refused', async () => {
    await expectProblem(request(service.url).get('/api/kiosk/%E0%A4%A'), 400, 'validation_failed');
  });
});
