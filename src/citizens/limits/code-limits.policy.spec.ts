import { describe, expect, it } from '@jest/globals';
import { addMs, dayMs, hourMs, minuteMs, secondMs } from '../../kernel/index.js';
import {
  limitsOnGuessing,
  limitsOnSending,
  locksPhone,
  verdictOf,
  type FilledLimit,
  type LimitSettings,
} from './code-limits.policy.js';

const at = new Date('2026-11-23T02:00:00Z');
/** A number of its own for each setting, so that none stands where another should. */
const settings: LimitSettings = {
  resendWaitSeconds: 60,
  limits: {
    phone: { sendsPer15Minutes: 3, sendsPerDay: 5, failuresUntilLock: 10 },
    kiosk: { failuresPerHour: 20, failuresPerDay: 61, sendsPerHour: 60, sendsPerDay: 300 },
    site: { sendsPerDay: 500 },
  },
};

const guessing = [
  ['failures_of_kiosk', 20, hourMs],
  ['failures_of_kiosk', 61, dayMs],
];

describe('the limits', () => {
  it('on sending are those of phone, kiosk and site, and those on guessing', () => {
    const limits = limitsOnSending(settings).map(({ counts, most, windowMs }) => [counts, most, windowMs]);
    expect(limits).toEqual([
      ['sends_of_phone', 1, minuteMs],
      ['sends_of_phone', 3, 15 * minuteMs],
      ['sends_of_phone', 5, dayMs],
      ['sends_of_kiosk', 60, hourMs],
      ['sends_of_kiosk', 300, dayMs],
      ['sends_of_site', 500, dayMs],
      ...guessing,
    ]);
  });

  it('on guessing are the kiosk’s failures', () => {
    const limits = limitsOnGuessing(settings).map(({ counts, most, windowMs }) => [counts, most, windowMs]);
    expect(limits).toEqual(guessing);
  });
});

describe('what the limits come to', () => {
  const filled = (counts: FilledLimit['counts'], windowMs: number, agoMs: number): FilledLimit => ({
    counts,
    most: 1,
    windowMs,
    by: addMs(at, -agoMs),
  });

  it.each<[string, boolean, FilledLimit[], object]>([
    ['room everywhere', false, [], { kind: 'allowed' }],
    [
      'one that is filled: until its event has left',
      false,
      [filled('sends_of_kiosk', hourMs, 59 * minuteMs)],
      { kind: 'wait', whose: 'kiosk', waitMs: minuteMs },
    ],
    [
      'several: the one that lasts longest',
      false,
      [filled('sends_of_phone', minuteMs, 0), filled('sends_of_site', dayMs, dayMs - hourMs)],
      { kind: 'wait', whose: 'site', waitMs: hourMs },
    ],
    [
      'an event ahead of a clock that was set back',
      false,
      [filled('sends_of_phone', minuteMs, -30 * secondMs)],
      { kind: 'wait', whose: 'phone', waitMs: 90 * secondMs },
    ],
    ['a locked phone', true, [], { kind: 'locked' }],
    ['a locked phone, whatever else', true, [filled('sends_of_phone', minuteMs, 0)], { kind: 'locked' }],
  ])('%s', (_what, locked, limits, verdict) => {
    expect(verdictOf(locked, limits, at)).toEqual(verdict);
  });

  it('a lock from the configured failure in a row on', () => {
    expect([9, 10, 11].map((failures) => locksPhone(failures, settings))).toEqual([false, true, true]);
  });
});
