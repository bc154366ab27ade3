import { describe, expect, it } from '@jest/globals';
import { layOut } from './layout.policy.js';

const bank = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `A${String(from + index).padStart(2, '0')}`);

const placeOf = (places: ReturnType<typeof layOut>, wanted: string): string => {
  const { column, row } = places.find(({ label }) => label === wanted) ?? { column: 0, row: 0 };
  return `${column},${row}`;
};

describe('the layout of a cabinet', () => {
  it('reads each bank from left to right and from above, two banks on top of each other', () => {
    const places = layOut([bank(1, 15), bank(16, 15), bank(31, 15), bank(46, 15)]);
    expect(
      ['A01', 'A03', 'A04', 'A15', 'A16', 'A30', 'A31', 'A45', 'A46', 'A60'].map((label) =>
        placeOf(places, label),
      ),
    ).toEqual(['1,1', '3,1', '1,2', '3,5', '1,6', '3,10', '4,1', '6,5', '4,6', '6,10']);
  });

  it.each([[[1]], [[16, 16, 16]], [[2, 5, 7, 1, 3]]])(
    'gives every tray of %p a place of its own',
    (sizes) => {
      const banks = sizes.map((size, index) => bank(1 + 20 * index, size));
      const places = layOut(banks);
      expect(places.map(({ label }) => label)).toEqual(banks.flat());
      expect(new Set(places.map(({ column, row }) => `${column},${row}`)).size).toBe(places.length);
      expect(Math.min(...places.flatMap(({ column, row }) => [column, row]))).toBe(1);
    },
  );
});
