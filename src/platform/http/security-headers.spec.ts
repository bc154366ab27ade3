import { afterEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { sendSecurityHeaders } from './security-headers.js';

@Module({})
class NothingModule {}

let application: NestFastifyApplication | undefined;

afterEach(async () => {
  await application?.close();
});

async function headersBehind(publicBaseUrl: string, path = '/'): Promise<Headers> {
  application = await NestFactory.create<NestFastifyApplication>(NothingModule, new FastifyAdapter(), {
    logger: false,
  });
  sendSecurityHeaders(application, publicBaseUrl);
  const server = application.getHttpAdapter().getInstance();
  server.get('/paper', (_request, reply) => reply.type('application/pdf').send('%PDF-'));
  await application.listen(0, '127.0.0.1');
  return (await fetch(`${await application.getUrl()}${path}`)).headers;
}

describe('every answer', () => {
  it('tells browsers to come by https for a year, where https is how the service is reached', async () => {
    const headers = await headersBehind('https://motcua.example.vn');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('does not where it is reached without, as in the demo: the browser could never come back', async () => {
    const headers = await headersBehind('http://localhost:8247');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('stands in no frame, and loads nothing if it is no page', async () => {
    const json = await headersBehind('http://localhost:8247');
    expect(json.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    await application?.close();
    const paper = await headersBehind('http://localhost:8247', '/paper');
    expect(paper.get('content-security-policy')).toBe("frame-ancestors 'none'");
  });
});
