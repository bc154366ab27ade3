import { describe, expect, it } from '@jest/globals';
import { addMs, hourMs, minuteMs } from './durations.js';
import { clockToleranceMs, countedFrom, holdsAt } from './moments.js';

const from = new Date('2026-11-23T02:00:00Z');
const until = addMs(from, 5 * minuteMs);

describe('what holds for five minutes', () => {
  it.each([
    ['when it was made', 0, true],
    ['until its time is over', 5 * minuteMs - 1, true],
    ['not when its time is over', 5 * minuteMs, false],
    ['for a request that began before and was overtaken', -clockToleranceMs, true],
    ['not before it was made', -clockToleranceMs - 1, false],
    ['not long before it was made', -24 * hourMs, false],
  ])('holds %s', (_when, afterMs, holds) => {
    expect(holdsAt({ from, until }, addMs(from, afterMs))).toBe(holds);
  });
});

describe('what is counted over an hour', () => {
  const minutes = (count: number) => addMs(from, count * minuteMs);

  it.each([
    ['behind the clock, by its own time', -30, null, -30],
    ['long behind the clock, by its own time', -300, null, -300],
    ['less than an hour ahead, by its own time', 59, null, 59],
    ['less than an hour ahead and seen to be, by its own time', 59, -20, 59],
    ['an hour ahead, from now', 60, null, 0],
    ['years ahead, from now', 3_000_000, null, 0],
    ['years ahead, from when that was first seen', 3_000_000, -20, -20],
    ['years ahead, seen under a clock that was set back since: from now', 3_000_000, 20, 0],
  ])('is counted when %s', (_what, time, aheadSince, counted) => {
    const event = { time: minutes(time), aheadSince: aheadSince === null ? null : minutes(aheadSince) };
    expect(countedFrom(event, hourMs, from)).toEqual(minutes(counted));
  });
});
