import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../../shared/api/index.js';
import { minutesToWait } from './minutes-to-wait.js';

describe('how long to wait after wrong tries', () => {
  it.each([
    [1, 1],
    [60, 1],
    [61, 2],
    [3_600, 60],
  ])('%i seconds are %i minutes', (retryAfterSeconds, minutes) => {
    expect(minutesToWait(new ProblemError('too_many_requests', 429, '', { retryAfterSeconds }))).toBe(
      minutes,
    );
  });

  it('is nothing where something else is wrong', () => {
    expect(minutesToWait(null)).toBeUndefined();
    expect(minutesToWait(new ProblemError('too_many_requests', 429, ''))).toBeUndefined();
    expect(minutesToWait(new ProblemError('unauthenticated', 401, ''))).toBeUndefined();
  });
});
