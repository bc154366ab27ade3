import { describe, expect, it } from '@jest/globals';
import { faultOfPeriod, isIn, monthAfter, monthOf, weeksOf } from './month.js';

describe('a month of the calendar', () => {
  it('has weeks from Monday to Sunday, with the days around it', () => {
    const weeks = weeksOf({ year: 2026, month: 11 });
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
  });

  it('has four weeks where it fits', () => {
    expect(weeksOf({ year: 2027, month: 2 })).toHaveLength(4);
  });

  it.each(Array.from({ length: 60 }, (_, by) => monthAfter({ year: 2024, month: 1 }, by)))(
    'has each of its days once: %j',
    (month) => {
      const days = weeksOf(month).flat();
      const own = days.filter((day) => isIn(month, day));
      expect(new Set(days).size).toBe(days.length);
      expect(own).toHaveLength(new Date(Date.UTC(month.year, month.month, 0)).getUTCDate());
      expect(new Date(days[0] ?? '').getUTCDay()).toBe(1);
    },
  );

  it('is followed by the next, over the turn of the year', () => {
    expect(monthAfter({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 });
    expect(monthAfter({ year: 2027, month: 1 }, -1)).toEqual({ year: 2026, month: 12 });
    expect(monthOf('2026-11-22')).toEqual({ year: 2026, month: 11 });
  });
});

describe('a period to be entered', () => {
  it.each([
    ['2027-02-05', '2027-02-05', undefined],
    ['2027-02-05', '2027-03-07', undefined],
    ['2027-02-05', '2027-03-08', 'too_long'],
    ['2027-02-05', '2027-02-04', 'backwards'],
    ['', '2027-02-04', 'missing'],
    ['2027-02-05', '2027-02-31x', 'missing'],
  ])('%s to %s: %s', (from, to, fault) => {
    expect(faultOfPeriod(from, to)).toBe(fault);
  });
});
