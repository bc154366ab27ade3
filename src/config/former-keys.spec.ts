import { describe, expect, it } from '@jest/globals';
import { parseFormerKeys } from './former-keys.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64url');

describe('former keys of the ledger', () => {
  it('come with the last entry for which they count', () => {
    expect(parseFormerKeys(`${key(1)}:12, ${key(255)}:3456`)).toEqual([
      { publicKey: Buffer.alloc(32, 1), upTo: 12 },
      { publicKey: Buffer.alloc(32, 255), upTo: 3456 },
    ]);
    expect(parseFormerKeys('none')).toEqual([]);
  });

  it.each([
    ['without an entry', key(1)],
    ['up to no entry', `${key(1)}:0`],
    ['up to a word', `${key(1)}:all`],
    ['too short', `${key(1).slice(1)}:1`],
    ['in hexadecimal', `${'ab'.repeat(32)}:1`],
    ['with an empty one', `${key(1)}:1,`],
    [
      'too many',
      Array(17)
        .fill(`${key(1)}:1`)
        .join(','),
    ],
    ['empty', ' '],
  ])('are refused %s', (_what, text) => {
    expect(parseFormerKeys(text)).toBeUndefined();
  });
});
