import { expect, it } from '@jest/globals';
import { systemTime } from './time.js';

it('never rings early, not by a fraction of a millisecond either: a silence on a wire lasts', async () => {
  const early: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const waitMs = 1 + (round % 10) / 10;
    const beganMs = systemTime.monotonicMs();
    await new Promise<void>((resolve) => systemTime.schedule(waitMs, resolve));
    const lastedMs = systemTime.monotonicMs() - beganMs;
    if (lastedMs < waitMs) early.push(waitMs - lastedMs);
  }
  expect(early).toEqual([]);
});
