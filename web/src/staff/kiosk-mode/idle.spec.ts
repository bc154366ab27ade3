import { describe, expect, it } from '@jest/globals';
import { idleAfterMs, idlenessAfter, warnBeforeMs } from './idle.js';

describe('how long nobody has touched the console on the kiosk’s screen', () => {
  it.each([
    [0, { kind: 'busy' }],
    [idleAfterMs - warnBeforeMs - 1, { kind: 'busy' }],
    [idleAfterMs - warnBeforeMs, { kind: 'warned', secondsLeft: 20 }],
    [idleAfterMs - 1, { kind: 'warned', secondsLeft: 1 }],
    [idleAfterMs, { kind: 'over' }],
    [10 * idleAfterMs, { kind: 'over' }],
  ])('%i ms', (idleMs, idleness) => {
    expect(idlenessAfter(idleMs)).toEqual(idleness);
  });

  it('is ninety seconds until the screen is given back', () => {
    expect(idleAfterMs).toBe(90_000);
  });
});
