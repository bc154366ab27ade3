import { describe, expect, it } from '@jest/globals';
import { headLine, headOfLine } from './head-line.js';
import { HeadSigner, hasValidSignature } from './signed-head.js';

const secret = Buffer.alloc(32, 7);
const signer = new HeadSigner(secret);
const position = { sequence: 12, hash: Buffer.alloc(32, 0xab) };
const signedAt = new Date('2026-11-23T02:00:00.000Z');
const head = signer.sign(position, signedAt);

describe('a signed head', () => {
  it('holds, with the same key after every start', () => {
    expect(hasValidSignature(head)).toBe(true);
    expect(new HeadSigner(secret).sign(position, signedAt)).toEqual(head);
    expect(new HeadSigner(Buffer.alloc(32, 8)).publicKey).not.toEqual(signer.publicKey);
  });

  it.each([
    ['number', { sequence: 13 }],
    ['hash', { hash: Buffer.alloc(32, 0xac) }],
    ['time', { signedAt: new Date('2026-11-23T02:00:00.001Z') }],
    ['key', { publicKey: new HeadSigner(Buffer.alloc(32, 8)).publicKey }],
    ['key that is none', { publicKey: Buffer.alloc(5) }],
    ['signature', { signature: Buffer.alloc(64) }],
  ])('with another %s does not', (_what, other) => {
    expect(hasValidSignature({ ...head, ...other })).toBe(false);
  });

  it('is one line of JSON for those who keep it, and read back as it was', () => {
    const line = headLine(head);
    expect(line).not.toContain('\n');
    expect(headOfLine(line)).toEqual(head);
    expect(JSON.parse(line)).toMatchObject({ sequence: 12, signedAt: '2026-11-23T02:00:00.000Z' });
  });

  it.each([
    '',
    '{"sequence":12',
    'null',
    headLine(head).replace('"sequence":12', '"sequence":0'),
    headLine(head).replace('abab', 'ab'),
    headLine({ ...head, signature: Buffer.alloc(63) }),
  ])('is not what stands in the line %j', (line) => {
    expect(headOfLine(line)).toBeUndefined();
  });
});
