import { describe, expect, it } from '@jest/globals';
import { watchAt, type SessionTimes } from './session-watch.js';

const at = '2026-11-23T02:10:00.000Z';
/** Where a computer without a battery wakes up: the page's clock says nothing about the time. */
const heardAt = Date.parse('1970-01-01T00:01:00.000Z');

const endsIn = (idleSeconds: number, seconds = 3_000): SessionTimes => ({
  at,
  idleEndsAt: new Date(Date.parse(at) + idleSeconds * 1000).toISOString(),
  expiresAt: new Date(Date.parse(at) + seconds * 1000).toISOString(),
});

describe('the session of a screen', () => {
  it.each([
    ['is calm while there is time', endsIn(1_800), 0, { kind: 'calm' }],
    ['is calm until the last minute', endsIn(1_800), 1_739_999, { kind: 'calm' }],
    ['is asked about when that begins', endsIn(1_800), 1_740_000, { kind: 'to_be_asked' }],
    ['is warned of once the service has said it too', endsIn(60), 0, { kind: 'warned', secondsLeft: 60 }],
    ['is counted down', endsIn(60), 59_001, { kind: 'warned', secondsLeft: 1 }],
    ['is over by what was heard, however long ago that was', endsIn(1_800), 1_800_000, { kind: 'over' }],
    ['is over at its end', endsIn(60), 60_000, { kind: 'over' }],
    ['is not warned of where nobody can make it longer', endsIn(60, 60), 30_000, { kind: 'calm' }],
    ['is over there, too', endsIn(60, 60), 60_000, { kind: 'over' }],
    ['does not run back with the page’s clock', endsIn(1_800), -86_400_000, { kind: 'calm' }],
  ])('%s', (_what, times, passedMs, watch) => {
    expect(watchAt({ times, heardAt }, heardAt + passedMs)).toEqual(watch);
  });
});
