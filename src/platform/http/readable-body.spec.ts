import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { requireReadableBody } from './readable-body.js';

function verdict(body: unknown, contentType = 'application/json'): string {
  try {
    requireReadableBody({ body, headers: { 'content-type': contentType } } as unknown as FastifyRequest);
    return 'readable';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('a body that changes something', () => {
  it.each([
    [undefined],
    [null],
    [{ name: 'Nguyễn Thị Lan' }],
    [{ name: '👩‍👩‍👧 and 𝄞' }],
    [{ name: 'tab\tand\u0001bell\u0007' }],
    // A backslash and letters, which only look like an escape.
    [{ name: '\\u0000' }],
    [{ name: '\\\\ud83d' }],
  ])('may be %j', (body) => {
    expect(verdict(body)).toBe('readable');
  });

  it.each([
    [{ name: '\u0000' }],
    [{ name: 'a\\\u0000b' }],
    [{ name: '\ud83d' }],
    [{ name: '\ude00\ud83d' }],
    [{ 'a\udfffb': 1 }],
    [{ deep: [{ er: ['x', '\ud800x'] }] }],
    ['\u0000'],
  ])('may not be %j', (body) => {
    expect(verdict(body)).toBe('validation_failed');
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON ;charset=utf-8'])(
    'may be called %s',
    (type) => {
      expect(verdict({}, type)).toBe('readable');
    },
  );

  it.each(['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', 'x/application/json'])(
    'may not be called %s',
    (type) => {
      expect(verdict({}, type)).toBe('unsupported_media_type');
    },
  );
});
