import { expect, it } from '@jest/globals';
import { walkPart } from './walk-part.js';

it.each([
  [0, 1_000],
  [720_000, 1_000],
  [720_001, 1_001],
  [14_400_000, 20_000],
])('of a chain of %s entries %s are walked at one look', (last, part) => {
  expect(walkPart(last)).toBe(part);
});

it('a chain of any length is walked in half a day of looks, one a minute', () => {
  for (const last of [1, 999_999, 5_000_003, 70_000_019]) {
    expect(walkPart(last) * 12 * 60).toBeGreaterThanOrEqual(last);
  }
});
