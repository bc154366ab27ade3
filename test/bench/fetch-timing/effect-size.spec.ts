import { describe, expect, it } from '@jest/globals';
import { describeBriefly } from './describe-timings.js';
import { noiseOf, probabilityOfGreater, shuffled } from './effect-size.js';

describe('how often one kind is greater than the other', () => {
  it.each([
    ['never', [1, 2], [3, 4], 0],
    ['always', [3, 4], [1, 2], 1],
    ['as often as not', [1, 4], [2, 3], 0.5],
    ['ties count half', [1, 1], [1, 1], 0.5],
    ['two of six pairs, and a tie', [1, 3], [2, 3, 4], 1.5 / 6],
  ])('%s', (_what, first, second, expected) => {
    expect(probabilityOfGreater(first, second)).toBeCloseTo(expected, 12);
  });

  it('is nothing where nothing was measured', () => {
    expect(() => probabilityOfGreater([], [1])).toThrow(RangeError);
  });
});

/** Always the same, and spread well enough: the generator of Park and Miller. */
function chance(): (bound: number) => number {
  let state = 247;
  return (bound) => (state = (state * 48_271) % 2_147_483_647) % bound;
}

describe('the noise of one kind', () => {
  it('lies around a half, and closer with more values', () => {
    const values = Array.from({ length: 400 }, (_, index) => index);
    const wide = noiseOf(values.slice(0, 40), 200, chance());
    const narrow = noiseOf(values, 200, chance());
    for (const { from, to } of [wide, narrow]) {
      expect(from).toBeLessThan(0.5);
      expect(to).toBeGreaterThan(0.5);
    }
    expect(narrow.to - narrow.from).toBeLessThan((wide.to - wide.from) / 2);
  });

  it('comes from every order, of the same values', () => {
    const mixed = shuffled([1, 2, 3, 4, 5, 6, 7, 8], chance());
    expect(mixed).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(mixed.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

it('what there is after a round is told in a line', () => {
  const kinds = { waiting: [3, 1, 2], nothing: [0, 5] };
  expect(describeBriefly({ asking: kinds, looking: kinds, guessing: kinds })).toBe(
    ['asking', 'looking', 'guessing']
      .map((what) => `${what} 2.00 ms and 5.00 ms, 50.0 of 100 pairs`)
      .join('; '),
  );
});
