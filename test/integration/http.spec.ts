import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;

beforeAll(async () => {
  // On this clock requests are counted; it stands still, so that none comes back.
  const monotonicClock = { nowMs: () => 0 };
  service = await startTestService({ monotonicClock }, { HTTP_REQUESTS_PER_MINUTE: '60' });
});

afterAll(async () => {
  await service.stop();
});

describe('the HTTP surface', () => {
  it('answers an unknown address with problem details', async () => {
    const answer = await request(service.url).get('/api/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'not_found',
      status: 404,
      type: 'urn:motcua247:problem:not_found',
    });
  });

  it('serves the page of surfaces, and a status page for every token', async () => {
    const home = await request(service.url).get('/');
    expect(home.headers['content-type']).toContain('text/html');
    expect(home.text).toContain('motcua247');
    const status = await request(service.url).get('/d/any-token');
    const [script] = /\/assets\/status-[\w-]+\.js/.exec(status.text) ?? [];
    if (script === undefined) throw new Error(`The status page names no script of its own: ${status.text}`);
    expect((await request(service.url).get(script)).status).toBe(200);
  });

  it('is healthy with its database up, whether or not the bridge is there', async () => {
    const ready = await request(service.url).get('/health/ready');
    expect(ready.body).toEqual({
      status: 'ready',
      database: 'up',
      bridge: 'disconnected',
      power: 'unknown',
    });
    const metrics = await request(service.url).get('/metrics');
    expect(metrics.text).toContain('motcua247_bridge_connected 0');
  });

  it('tells an address that sends too many requests to wait, whatever it asks for', async () => {
    const from = (address: string) =>
      request(service.url).get('/api/nothing').set('x-forwarded-for', address);
    const answers = await Promise.all(Array.from({ length: 70 }, () => from('203.0.113.9')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.body).toMatchObject({ code: 'too_many_requests', limit: 'address' });
    expect((await from('203.0.113.10')).status).toBe(404);
  });

  it('serves its OpenAPI document', async () => {
    const answer = await request(service.url).get('/api/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ openapi: '3.0.0', info: { title: 'motcua247' } });
  });
});
