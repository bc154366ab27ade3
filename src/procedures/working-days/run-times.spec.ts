import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadSite } from '../../config/index.js';
import { type WorkingCalendar } from './calendar.js';
import { nextRunAt, runTimesBetween } from './run-times.schedule.js';

const site = loadSite(new URL('../../../deploy/demo/site.yaml', import.meta.url).pathname);
const calendar: WorkingCalendar = { ...site.calendar, timeZone: site.site.timeZone };
const { times } = site.runs;

const at = (text: string): Date => new Date(`${text}+07:00`);
const instant = fc.date({
  min: at('2025-12-25T00:00:00'),
  max: at('2026-05-10T00:00:00'),
  noInvalidDate: true,
});

describe('the next run', () => {
  it.each([
    ['2026-03-03T07:59:59.999', '2026-03-03T08:00:00'],
    ['2026-03-03T08:00:00', '2026-03-03T13:30:00'],
    ['2026-03-03T15:00:00', '2026-03-03T16:00:00'],
    ['2026-03-03T16:00:00', '2026-03-04T08:00:00'],
    ['2026-03-03T23:59:59.999', '2026-03-04T08:00:00'],
    ['2026-03-04T00:00:00', '2026-03-04T08:00:00'],
    ['2026-03-06T17:00:00', '2026-03-09T08:00:00'],
    ['2026-02-13T16:00:00', '2026-02-23T08:00:00'],
    ['2026-02-17T09:00:00', '2026-02-23T08:00:00'],
    ['2026-01-09T17:00:00', '2026-01-10T08:00:00'],
    ['2026-01-01T12:00:00', '2026-01-05T08:00:00'],
  ])('after %s is at %s', (after, run) => {
    expect(nextRunAt(calendar, times, at(after))).toEqual(at(run));
  });

  it('is the first and only one up to itself', () => {
    fc.assert(
      fc.property(instant, (after) => {
        const next = nextRunAt(calendar, times, after);
        expect(next > after).toBe(true);
        expect(runTimesBetween(calendar, times, after, next)).toEqual([next]);
      }),
    );
  });
});

describe('the runs between two instants', () => {
  it('leave out the first and take in the last', () => {
    expect(runTimesBetween(calendar, times, at('2026-03-03T08:00:00'), at('2026-03-04T08:00:00'))).toEqual([
      at('2026-03-03T13:30:00'),
      at('2026-03-03T16:00:00'),
      at('2026-03-04T08:00:00'),
    ]);
  });

  it('are none over Tết', () => {
    expect(runTimesBetween(calendar, times, at('2026-02-13T16:00:00'), at('2026-02-23T07:59:59'))).toEqual(
      [],
    );
  });

  it('are none when time went back', () => {
    expect(runTimesBetween(calendar, times, at('2026-03-04T08:00:00'), at('2026-03-03T08:00:00'))).toEqual(
      [],
    );
  });

  it('are neither lost nor repeated where windows meet', () => {
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (instants) => {
        const [a, b, c] = instants.sort((x, y) => x.getTime() - y.getTime());
        expect([
          ...runTimesBetween(calendar, times, a, b),
          ...runTimesBetween(calendar, times, b, c),
        ]).toEqual(runTimesBetween(calendar, times, a, c));
      }),
    );
  });

  it('reach back a year at most, when a clock woke up in 1970', () => {
    const runs = runTimesBetween(calendar, times, new Date(0), at('2026-03-03T09:00:00'));
    expect(runs[0]).toEqual(at('2025-03-03T08:00:00'));
    expect(runs.at(-1)).toEqual(at('2026-03-03T08:00:00'));
    expect(runs.length).toBeLessThan(366 * times.length);
  });
});
