import { describe, expect, it } from '@jest/globals';
import { addMs, dayMs, minuteMs } from '../../kernel/index.js';
import { givenAt, givenPasswordStanding, ownPassword } from './given-password.policy.js';

const at = new Date('2026-11-23T08:00:00+07:00');
const given = givenAt(at);

describe('a password', () => {
  it('that its owner chose stands as long as the owner wants', () => {
    expect(givenPasswordStanding(ownPassword, addMs(at, 4_000 * dayMs))).toBe('none');
  });

  it.each([
    [-dayMs, 'expired'],
    [-minuteMs, 'expired'],
    [0, 'waiting'],
    [3 * dayMs - 1, 'waiting'],
    [3 * dayMs, 'expired'],
    [400 * dayMs, 'expired'],
  ])('that was given %d ms ago and has not been used is %s', (age, standing) => {
    expect(givenPasswordStanding(given, addMs(at, age))).toBe(standing);
  });

  it.each([0, 1, 3 * dayMs])('that was used stays so, %d ms after it was given', (age) => {
    const used = { ...given, givenPasswordUsedAt: at };
    expect(givenPasswordStanding(used, addMs(at, age))).toBe('used');
  });
});
