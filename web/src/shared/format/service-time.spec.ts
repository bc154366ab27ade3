import { describe, expect, it } from '@jest/globals';
import { serviceTime } from './service-time.js';

const at = '2026-11-23T02:00:00.000Z';
/** Where a computer without a battery wakes up. */
const heardAt = Date.parse('1970-01-01T00:01:00.000Z');

describe('the time by the service', () => {
  it('runs on from what was heard, whatever the page’s own clock shows', () => {
    expect(serviceTime({ at, heardAt }, heardAt)).toBe(at);
    expect(serviceTime({ at, heardAt }, heardAt + 90_000)).toBe('2026-11-23T02:01:30.000Z');
  });

  it('never runs back behind what was heard', () => {
    expect(serviceTime({ at, heardAt }, heardAt - 90_000)).toBe(at);
  });

  it('is the page’s own while nothing was heard', () => {
    expect(serviceTime(undefined, Date.parse(at))).toBe(at);
  });
});
