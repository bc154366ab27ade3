import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadSite } from '../config/index.js';
import { dayMs, hourMs, minuteMs } from '../kernel/index.js';
import { runTimesBetween, type WorkingCalendar } from '../procedures/index.js';
import {
  earliestStartMs,
  longestCatchUpMs,
  missedAfterMs,
  missedTimes,
  planRun,
  unansweredPeriod,
} from './run.schedule.js';

const site = loadSite(new URL('../../deploy/demo/site.yaml', import.meta.url).pathname);
const calendar: WorkingCalendar = { ...site.calendar, timeZone: site.site.timeZone };

const at = (text: string): Date => new Date(`${text}+07:00`);

function unanswered(answeredUntil: Date, now: Date, moved: WorkingCalendar = calendar): Date[] {
  const { after, until } = unansweredPeriod(answeredUntil, now);
  return runTimesBetween(moved, site.runs.times, after, until);
}

function plan(answeredUntil: string, now: string, moved?: WorkingCalendar) {
  return planRun(unanswered(at(answeredUntil), at(now), moved), at(now));
}

describe('a run that is opened', () => {
  it.each([
    ['on the second', '2026-03-02T16:00', '2026-03-03T08:00', '2026-03-03T08:00'],
    ['late', '2026-03-02T16:00', '2026-03-03T10:15', '2026-03-03T08:00'],
    ['a little early', '2026-03-02T16:00', '2026-03-03T07:41', '2026-03-03T08:00'],
    ['as early as can be', '2026-03-02T16:00', '2026-03-03T07:30', '2026-03-03T08:00'],
    ['on the Monday after', '2026-03-06T16:00', '2026-03-09T08:01', '2026-03-09T08:00'],
    ['on a Saturday that people work on', '2026-01-09T16:00', '2026-01-10T08:00', '2026-01-10T08:00'],
    ['on the first day after Tết', '2026-02-13T16:00', '2026-02-23T08:00', '2026-02-23T08:00'],
  ])('%s is for the time that it belongs to, and nothing was missed', (_, answeredUntil, now, time) => {
    expect(plan(answeredUntil, now)).toEqual({ scheduledAt: at(time), extra: false, catchesUp: [] });
  });

  it.each([
    ['before its half hour', '2026-03-02T16:00', '2026-03-03T07:29'],
    ['at noon, after the morning run', '2026-03-03T08:00', '2026-03-03T12:00'],
    ['on a Sunday', '2026-03-06T16:00', '2026-03-08T09:00'],
    ['during Tết', '2026-02-13T16:00', '2026-02-17T09:00'],
    ['on a working day that was moved', '2026-01-01T09:00', '2026-01-02T09:00'],
  ])('%s is an extra one, under the time of its opening', (_, answeredUntil, now) => {
    expect(plan(answeredUntil, now)).toEqual({ scheduledAt: at(now), extra: true, catchesUp: [] });
  });

  it('catches up what was missed in a power cut', () => {
    expect(plan('2026-03-02T08:00', '2026-03-03T14:00')).toEqual({
      scheduledAt: at('2026-03-03T13:30'),
      extra: false,
      catchesUp: [at('2026-03-02T13:30'), at('2026-03-02T16:00'), at('2026-03-03T08:00')],
    });
  });

  it('is for the coming time rather than for one that is hours ago, and catches that up', () => {
    expect(plan('2026-03-02T16:00', '2026-03-03T13:05')).toEqual({
      scheduledAt: at('2026-03-03T13:30'),
      extra: false,
      catchesUp: [at('2026-03-03T08:00')],
    });
  });

  it('follows a day that the government moves at short notice', () => {
    const moved = { ...calendar, swaps: [...calendar.swaps, { date: '2026-03-03', working: false }] };
    expect(plan('2026-03-02T16:00', '2026-03-04T08:00', moved).catchesUp).toEqual([]);
    expect(plan('2026-03-02T16:00', '2026-03-04T08:00').catchesUp).toHaveLength(3);
  });

  it('looks back a month at most', () => {
    const { catchesUp } = plan('2025-06-02T08:00', '2026-03-04T08:00');
    // 31 days before, on 1 February, was a Sunday.
    expect(catchesUp[0]).toEqual(at('2026-02-02T08:00'));
    expect(plan('2025-06-02T08:00', '2026-03-06T08:00').catchesUp[0]).toEqual(at('2026-02-03T13:30'));
  });

  it('is an extra one while the clock stands in 1970', () => {
    const now = new Date(0);
    expect(planRun(unanswered(at('2026-03-03T08:00'), now), now)).toEqual({
      scheduledAt: now,
      extra: true,
      catchesUp: [],
    });
  });

  it('answers every time of the schedule exactly once, whenever officers come', () => {
    const minutes = fc.integer({ min: 1, max: 3 * 24 * 60 });
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1, maxLength: 15 }), (pauses) => {
        const installed = at('2026-02-10T07:00');
        let [answeredUntil, now] = [installed, installed];
        const answered: Date[] = [];
        for (const pause of pauses) {
          now = new Date(now.getTime() + pause * minuteMs);
          const { scheduledAt, extra, catchesUp } = planRun(unanswered(answeredUntil, now), now);
          if (extra) continue;
          answered.push(...catchesUp, scheduledAt);
          answeredUntil = scheduledAt;
        }
        fc.pre(now.getTime() - installed.getTime() < longestCatchUpMs);
        expect(answered).toEqual(runTimesBetween(calendar, site.runs.times, installed, answeredUntil));
        expect(answeredUntil.getTime()).toBeLessThanOrEqual(now.getTime() + earliestStartMs);
      }),
    );
  });
});

describe('missed runs', () => {
  it('are told an hour after their time and no sooner', () => {
    const time = at('2026-03-03T08:00');
    const late = new Date(time.getTime() + missedAfterMs);
    expect(missedTimes([time], new Date(late.getTime() - 1))).toEqual([]);
    expect(missedTimes([time], late)).toEqual([time]);
  });

  it('are none over Tết', () => {
    const now = at('2026-02-22T23:00');
    expect(missedTimes(unanswered(at('2026-02-13T16:00'), now), now)).toEqual([]);
    const after = new Date(now.getTime() + dayMs - 13 * hourMs);
    expect(missedTimes(unanswered(at('2026-02-13T16:00'), after), after)).toEqual([at('2026-02-23T08:00')]);
  });
});
