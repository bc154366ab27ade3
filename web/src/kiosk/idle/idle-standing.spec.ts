import { describe, expect, it } from '@jest/globals';
import { idleStanding } from './idle-standing.js';

describe('idleStanding', () => {
  it.each([
    [0, { kind: 'active' }],
    [39_999, { kind: 'active' }],
    [40_000, { kind: 'warning', secondsLeft: 20 }],
    [40_001, { kind: 'warning', secondsLeft: 20 }],
    [59_999, { kind: 'warning', secondsLeft: 1 }],
    [60_000, { kind: 'over' }],
    [3_600_000, { kind: 'over' }],
  ])('after %i ms: %o', (idleMs, standing) => {
    expect(idleStanding(idleMs, 60_000)).toEqual(standing);
  });

  it('counts down from the beginning when the limit is short', () => {
    expect(idleStanding(0, 10_000)).toEqual({ kind: 'warning', secondsLeft: 10 });
  });
});
