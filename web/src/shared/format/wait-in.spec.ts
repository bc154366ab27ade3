import { describe, expect, it } from '@jest/globals';
import { waitIn } from './wait-in.js';

describe('a wait as people say it', () => {
  it.each([
    [1, 'seconds', 1],
    [90, 'seconds', 90],
    [91, 'minutes', 2],
    [5400, 'minutes', 90],
    [5401, 'hours', 2],
    [86_400, 'hours', 24],
  ] as const)('%i s: %s %i', (seconds, unit, count) => {
    expect(waitIn(seconds)).toEqual({ unit, count });
  });
});
