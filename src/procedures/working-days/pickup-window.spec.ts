import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfPickupWindow, lastPickupDay } from './pickup-window.schedule.js';

const zone = 'Asia/Ho_Chi_Minh';

describe('the pickup window', () => {
  it('is exactly so many times 24 hours', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        fc.nat(30),
        (loadedAt, days) => {
          expect(endOfPickupWindow(loadedAt, days).getTime() - loadedAt.getTime()).toBe(
            days * 24 * 3_600_000,
          );
        },
      ),
    );
  });

  it.each([
    ['2026-03-03T08:15:00+07:00', '2026-03-06'],
    ['2026-03-03T23:59:59.999+07:00', '2026-03-06'],
    ['2026-03-04T00:00:00+07:00', '2026-03-07'],
    ['2026-03-03T17:00:00Z', '2026-03-07'],
    ['2026-02-13T08:15:00+07:00', '2026-02-16'],
    ['2026-12-30T08:15:00+07:00', '2027-01-02'],
  ])('of three days that begins at %s has %s for its last day, holidays or not', (loadedAt, lastDay) => {
    expect(lastPickupDay(new Date(loadedAt), 3, zone)).toBe(lastDay);
  });
});
