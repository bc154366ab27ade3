import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadSite } from '../../config/index.js';
import { daysAfter, type WorkingCalendar, weekdays } from './calendar.js';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  sameOrNextWorkingDay,
} from './working-days.schedule.js';

const site = loadSite(new URL('../../../deploy/demo/site.yaml', import.meta.url).pathname);
const calendar: WorkingCalendar = { ...site.calendar, timeZone: site.site.timeZone };

const dateBetween = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((day) => daysAfter(from, day));
const date = dateBetween('2026-01-01', 365);

const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  timeZone: fc.constant('Asia/Ho_Chi_Minh'),
  workingWeekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
  holidays: fc.array(
    fc.tuple(date, fc.nat(30)).map(([from, length]) => ({ from, to: daysAfter(from, length) })),
    { maxLength: 5 },
  ),
  swaps: fc.array(fc.record({ date, working: fc.boolean() }), { maxLength: 8 }),
});

describe('a working day', () => {
  it.each([
    ['2025-12-31', true, 'an ordinary Wednesday'],
    ['2026-01-01', false, 'New Year'],
    ['2026-01-02', false, 'a Friday swapped away'],
    ['2026-01-03', false, 'a Saturday'],
    ['2026-01-10', true, 'a Saturday worked for it'],
    ['2026-01-11', false, 'a Sunday'],
    ['2026-02-13', true, 'the last day before Tết'],
    ['2026-02-14', false, 'the first day of Tết'],
    ['2026-02-18', false, 'a Wednesday within Tết'],
    ['2026-02-22', false, 'the last day of Tết'],
    ['2026-02-23', true, 'the first day after Tết'],
    ['2026-04-27', false, 'the Monday after Hùng Kings'],
    ['2026-04-28', true, 'the Tuesday after it'],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(calendar, day)).toBe(working);
  });

  it('may be named within a holiday by a late decision, and be taken back by a later one', () => {
    const named = { ...calendar, swaps: [...calendar.swaps, { date: '2026-02-16', working: true }] };
    expect(isWorkingDay(named, '2026-02-16')).toBe(true);
    const takenBack = { ...named, swaps: [...named.swaps, { date: '2026-02-16', working: false }] };
    expect(isWorkingDay(takenBack, '2026-02-16')).toBe(false);
  });

  it('is decided by the last swap of that day, whatever else the calendar says', () => {
    fc.assert(
      fc.property(anyCalendar, date, fc.boolean(), (any, day, working) => {
        const decided = { ...any, swaps: [...any.swaps, { date: day, working }] };
        expect(isWorkingDay(decided, day)).toBe(working);
        expect(isWorkingDay(decided, daysAfter(day, 1))).toBe(isWorkingDay(any, daysAfter(day, 1)));
      }),
    );
  });
});

describe('the next working day', () => {
  it.each([
    ['2026-02-12', '2026-02-13'],
    ['2026-02-13', '2026-02-23'],
    ['2026-02-17', '2026-02-23'],
    ['2026-01-09', '2026-01-10'],
    ['2026-12-31', '2027-01-04'],
    ['2028-02-28', '2028-02-29'],
  ])('after %s is %s', (from, next) => {
    expect(nextWorkingDay(calendar, from)).toBe(next);
  });

  it('is the first one after the day', () => {
    fc.assert(
      fc.property(anyCalendar, date, (any, from) => {
        const next = nextWorkingDay(any, from);
        expect(next > from).toBe(true);
        expect(isWorkingDay(any, next)).toBe(true);
        for (let day = daysAfter(from, 1); day < next; day = daysAfter(day, 1)) {
          expect(isWorkingDay(any, day)).toBe(false);
        }
      }),
    );
  });

  it('is the day itself when asked for the same or the next', () => {
    expect(sameOrNextWorkingDay(calendar, '2026-02-13')).toBe('2026-02-13');
    expect(sameOrNextWorkingDay(calendar, '2026-02-14')).toBe('2026-02-23');
  });

  it('is not looked for without end', () => {
    expect(() => nextWorkingDay({ ...calendar, workingWeekdays: [], swaps: [] }, '2026-01-01')).toThrow(
      'Invariant broken: there is a working day within 366 days after 2026-01-01',
    );
  });
});

describe('working days added', () => {
  it.each([
    ['2026-02-12', 0, '2026-02-12'],
    ['2026-02-14', 0, '2026-02-23'],
    ['2026-02-12', 1, '2026-02-13'],
    ['2026-02-12', 2, '2026-02-23'],
    ['2026-02-14', 1, '2026-02-23'],
    ['2026-01-08', 3, '2026-01-12'],
    ['2026-04-24', 5, '2026-05-06'],
  ])('to %s: %s make %s', (from, count, result) => {
    expect(addWorkingDays(calendar, from, count)).toBe(result);
  });

  it.each([-1, 1.5, 1001])('are refused when they are %s', (count) => {
    expect(() => addWorkingDays(calendar, '2026-01-01', count)).toThrow(`${count} working days are 0–1000`);
  });

  it('are as many as there lie up to the result', () => {
    fc.assert(
      fc.property(anyCalendar, date, fc.integer({ min: 1, max: 30 }), (any, from, count) => {
        const result = addWorkingDays(any, from, count);
        let passed = 0;
        for (let day = daysAfter(from, 1); day <= result; day = daysAfter(day, 1)) {
          if (isWorkingDay(any, day)) passed++;
        }
        expect(passed).toBe(count);
        expect(isWorkingDay(any, result)).toBe(true);
      }),
    );
  });
});
