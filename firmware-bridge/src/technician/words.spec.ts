import { expect, it } from '@jest/globals';
import { describeResult } from './words.js';

it('of a lock that cools down, it is said for how long', () => {
  const hot = { outcome: 'not_opened', reason: 'cooling_down', pulsed: false, readyInMs: 2_001 } as const;
  expect(describeResult('A07', hot)).toBe(
    'A07: NOT opened — the locks have to rest for another 3 s. No pulse was sent.',
  );
});
