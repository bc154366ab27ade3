import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { generatePassword } from './generate-password.js';

describe('a generated password', () => {
  it('is four groups of four characters that nobody mixes up', () => {
    for (let round = 0; round < 200; round += 1) {
      expect(generatePassword(systemRandomness)).toMatch(/^[2-9a-hjkmnp-z]{4}(?:-[2-9a-hjkmnp-z]{4}){3}$/);
    }
  });

  it('takes every character from the given randomness', () => {
    let next = 0;
    const bounds = new Set<number>();
    const below = (bound: number): number => {
      bounds.add(bound);
      return (next += 1) % bound;
    };
    expect(generatePassword({ ...systemRandomness, below })).toBe('3456-789a-bcde-fghj');
    expect([...bounds]).toEqual([31]);
  });
});
