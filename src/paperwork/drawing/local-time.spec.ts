import { describe, expect, it } from '@jest/globals';
import { formatLocalTime } from './local-time.js';

describe('formatLocalTime', () => {
  it("tells the time in the site's zone, whatever the machine's zone is", () => {
    const lateInLondon = new Date('2026-12-31T17:05:59Z');
    expect(formatLocalTime(lateInLondon, 'Asia/Ho_Chi_Minh')).toBe('01/01/2027 00:05');
    expect(formatLocalTime(lateInLondon, 'Europe/London')).toBe('31/12/2026 17:05');
  });

  it('refuses a zone that does not exist, and names it', () => {
    expect(() => formatLocalTime(new Date(0), 'Asia/Atlantis')).toThrow(/Asia\/Atlantis/u);
  });

  it('refuses an invalid time', () => {
    expect(() => formatLocalTime(new Date(Number.NaN), 'Asia/Ho_Chi_Minh')).toThrow(RangeError);
  });
});
