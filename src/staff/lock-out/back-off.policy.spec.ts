import { describe, expect, it } from '@jest/globals';
import { addMs, dayMs, hourMs, minuteMs } from '../../kernel/index.js';
import { leftToWait, waitAfter } from './back-off.policy.js';

const at = new Date('2026-11-23T02:00:00Z');

describe('the wait after wrong tries in a row', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [1_000_000, 60],
  ])('after %i is %i minutes', (failures, minutes) => {
    expect(waitAfter(failures)).toBe(minutes * minuteMs);
  });

  it('ends by itself', () => {
    const row = { failures: 6, failedAt: at, aheadSince: null };
    expect(leftToWait(row, at)).toBe(2 * minuteMs);
    expect(leftToWait(row, addMs(at, minuteMs))).toBe(minuteMs);
    expect(leftToWait(row, addMs(at, 2 * minuteMs))).toBe(0);
    expect(leftToWait(row, addMs(at, dayMs))).toBe(0);
  });

  it('is longer by what the clock was set back, but for years no longer than once more', () => {
    const ahead = (ms: number, aheadSince: Date | null = null) => ({
      failures: 6,
      failedAt: addMs(at, ms),
      aheadSince,
    });
    expect(leftToWait(ahead(minuteMs), at)).toBe(3 * minuteMs);
    expect(leftToWait(ahead(hourMs), at)).toBe(2 * minuteMs);
    const seen = ahead(365 * dayMs, addMs(at, -minuteMs));
    expect(leftToWait(seen, at)).toBe(minuteMs);
    expect(leftToWait(seen, addMs(at, minuteMs))).toBe(0);
  });

  it('is none where nobody waits yet, wherever the clock stands', () => {
    expect(leftToWait({ failures: 4, failedAt: addMs(at, hourMs), aheadSince: null }, at)).toBe(0);
  });

  it('lets nobody try more often in a day than the table of docs/security.md says', () => {
    let [now, tries] = [at, 0];
    while (now.getTime() - at.getTime() < dayMs) {
      tries += 1;
      now = addMs(now, Math.max(1, waitAfter(tries)));
    }
    expect(tries).toBe(33);
  });
});
