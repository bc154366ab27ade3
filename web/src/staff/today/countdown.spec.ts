import { describe, expect, it } from '@jest/globals';
import { timeLeft } from './countdown.js';

describe('the time that is left', () => {
  it.each([
    [0, { unit: 'minutes', minutes: 0, seconds: 0 }],
    [59, { unit: 'minutes', minutes: 0, seconds: 59 }],
    [3599, { unit: 'minutes', minutes: 59, seconds: 59 }],
    [3600, { unit: 'hours', hours: 1, minutes: 0 }],
    [86_399, { unit: 'hours', hours: 23, minutes: 59 }],
    [86_400, { unit: 'days', days: 1, hours: 0 }],
    [9 * 86_400 + 7300, { unit: 'days', days: 9, hours: 2 }],
  ])('%i s', (seconds, left) => {
    expect(timeLeft(seconds)).toEqual(left);
  });
});
