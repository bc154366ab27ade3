import { describe, expect, it } from '@jest/globals';
import { idleEndsAt, idleMinutesOf, standingOf, type SessionTimes } from './session-life.policy.js';

const day = (time: string) => new Date(`2026-11-23T${time}Z`);

/** Begun at nine for an hour, and last used in the minute of 09:10. */
const session: SessionTimes = {
  stage: 'complete',
  startedAt: day('09:00:00'),
  lastUsedAt: day('09:10:00'),
  expiresAt: day('10:00:00'),
  endedAt: null,
};
const usedLate = { ...session, lastUsedAt: day('09:45:00') };
const halfWay: SessionTimes = { ...session, stage: 'password', expiresAt: day('09:20:00') };
/** Its last use is known to the minute, its beginning is not. */
const usedOnce = { ...session, startedAt: day('09:10:30') };
const ended = { ...session, endedAt: day('09:11:00') };

describe('a session of staff', () => {
  it.each([
    ['used a moment ago', session, '09:10:59', 'live'],
    ['used in the last second of that minute, thirty minutes later', session, '09:40:59', 'live'],
    ['not used for thirty minutes for certain', session, '09:41:00', 'unused'],
    ['not used, when its time is over as well', session, '10:00:00', 'unused'],
    ['used until the end', usedLate, '09:59:59', 'live'],
    ['used until its time is over', usedLate, '10:00:00', 'expired'],
    ['that somebody ended', ended, '09:11:00', 'ended'],
    ['that somebody ended before it was not used', ended, '09:41:00', 'ended'],
    ['half-way, with nothing done', halfWay, '09:19:59', 'live'],
    ['half-way, when its minutes are over', halfWay, '09:20:00', 'expired'],
    ['half-way, for longer than others may rest', halfWay, '09:45:00', 'expired'],
    ['used ahead of a clock that was set back by less than a request may take', session, '09:09:50', 'live'],
    ['used ahead of a clock that was set back', session, '09:09:00', 'expired'],
    ['begun ahead of a clock that was set back', usedOnce, '09:10:00', 'expired'],
    ['begun ahead of a clock that was set back by a day', halfWay, '08:00:00', 'expired'],
  ] as const)('%s', (_what, times, at, standing) => {
    expect(standingOf(times, 30, day(at))).toBe(standing);
  });

  it.each([5, 30, 120])('is never cut shorter than %i minutes, nor a minute longer', (idleMinutes) => {
    for (const second of [0, 1, 30, 59]) {
      const used = day(`09:10:${String(second).padStart(2, '0')}`);
      const restMs = idleEndsAt(session, idleMinutes).getTime() - used.getTime();
      expect(restMs).toBeGreaterThan(idleMinutes * 60_000);
      expect(restMs).toBeLessThanOrEqual((idleMinutes + 1) * 60_000);
    }
  });
});

describe('how long it may rest', () => {
  it.each([
    [{ staffMinutes: 60 }, 30],
    [{ staffMinutes: 720 }, 30],
    [{ staffMinutes: 20 }, 20],
    [{ staffMinutes: 60, staffIdleMinutes: 15 }, 15],
    [{ staffMinutes: 60, staffIdleMinutes: 60 }, 60],
  ])('%o: %i minutes', (sessions, minutes) => {
    expect(idleMinutesOf(sessions)).toBe(minutes);
  });
});
