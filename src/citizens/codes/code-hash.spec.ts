import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemRandomness } from '../../kernel/index.js';
import { deriveCodeKey, drawCode, matchesCode, storeCode } from './code-hash.js';

const key = deriveCodeKey(Buffer.alloc(32, 7));

describe('a code', () => {
  it.each([
    [0, '000000'],
    [42, '000042'],
    [999_999, '999999'],
  ])('drawn as %i is %s, and is drawn from a million', (drawn, code) => {
    const bounds: number[] = [];
    const below = (bound: number): number => {
      bounds.push(bound);
      return drawn;
    };
    expect(drawCode({ ...systemRandomness, below })).toBe(code);
    expect(bounds).toEqual([1_000_000]);
  });

  it('fits its hash, and no other does', () => {
    const digits = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'));
    fc.assert(
      fc.property(digits, digits, (code, guess) => {
        const stored = storeCode(key, code, systemRandomness);
        expect(matchesCode(key, stored, guess)).toBe(code === guess);
      }),
    );
  });

  it('fits nothing where none was drawn, not even by the hash of nothing', () => {
    expect(matchesCode(key, undefined, '000000')).toBe(false);
  });

  it('cannot be looked for without the key of this service', () => {
    const stored = storeCode(key, '042617', systemRandomness);
    expect(matchesCode(deriveCodeKey(Buffer.alloc(32, 8)), stored, '042617')).toBe(false);
    const salted = Buffer.concat([stored.salt, Buffer.from('042617')]);
    expect(createHash('sha256').update(salted).digest()).not.toEqual(stored.hash);
    expect(createHmac('sha256', Buffer.alloc(32, 7)).update(salted).digest()).not.toEqual(stored.hash);
    expect(createHmac('sha256', key).update(salted).digest()).toEqual(stored.hash);
  });

  it('looks different every time it is stored', () => {
    const [one, other] = [
      storeCode(key, '042617', systemRandomness),
      storeCode(key, '042617', systemRandomness),
    ];
    expect(one.salt).toHaveLength(16);
    expect(one.hash).not.toEqual(other.hash);
  });
});
