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

/** A list in a list in a list. */
function nested(levels: number): unknown {
  return JSON.parse('['.repeat(levels) + ']'.repeat(levels));
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

  it('may be nested, but not so deep that nobody can write it down again', () => {
    expect(verdict(nested(32))).toBe('readable');
    expect(verdict(nested(33))).toBe('validation_failed');
    expect(verdict({ papers: nested(100_000) })).toBe('validation_failed');
  });

  it.each(['1e999', '-1e999', '{"papers":[{"pages":1e309}]}'])(
    'may not hold a number beyond all: %s',
    (json) => {
      expect(verdict(JSON.parse(json))).toBe('validation_failed');
      expect(verdict(JSON.parse(json.replace(/e\d+/, 'e300')))).toBe('readable');
    },
  );

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
