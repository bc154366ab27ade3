import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { drawSetUpCode, hashSetUpCode, readSetUpCode, setUpAlphabet } from './set-up-code.js';

describe('a set-up code', () => {
  it('has ten signs, none of which looks like another, and is never the same', () => {
    const codes = Array.from({ length: 200 }, () => drawSetUpCode(systemRandomness));
    for (const code of codes) expect(code).toMatch(/^[ACDEFGHJKMNPQRTVWXY34679]{10}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('')).size).toBe(setUpAlphabet.length);
  });

  it.each([
    ['ACDEF34679', 'ACDEF34679'],
    [' acdef-34679 ', 'ACDEF34679'],
    ['ACDEF 34679', 'ACDEF34679'],
    ['ACDEF3467', undefined],
    ['ACDEF346799', undefined],
    ['ACDEF3467O', undefined],
    ['', undefined],
  ])('typed as "%s" is %s', (typed, code) => {
    expect(readSetUpCode(typed)).toBe(code);
  });

  it('is found by a hash that takes the site’s key', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(hashSetUpCode(one, 'ACDEF34679')).toEqual(hashSetUpCode(one, 'ACDEF34679'));
    expect(hashSetUpCode(one, 'ACDEF34679')).not.toEqual(hashSetUpCode(other, 'ACDEF34679'));
    expect(hashSetUpCode(one, 'ACDEF34679')).not.toEqual(hashSetUpCode(one, 'ACDEF34677'));
  });
});
