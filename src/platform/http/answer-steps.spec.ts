import { describe, expect, it } from '@jest/globals';
import { keptBackMs } from './answer-steps.js';

const stepMs = 50;

describe('answers that leave in steps', () => {
  it.each([
    [0, 50],
    [3.2, 47],
    [49, 1],
    [50, 1],
    [50.5, 50],
    [125, 25],
  ])('an answer that is ready after %s ms is kept for %s ms', (elapsedMs, kept) => {
    expect(keptBackMs(elapsedMs, stepMs)).toBe(kept);
  });

  it('what takes more or less work within a step leaves at the same time', () => {
    const leaves = [1, 2.5, 17, 33.9, 48].map((elapsedMs) => elapsedMs + keptBackMs(elapsedMs, stepMs));
    for (const atMs of leaves) expect(atMs - stepMs).toBeLessThan(1);
    for (const atMs of leaves) expect(atMs).toBeGreaterThanOrEqual(stepMs);
  });
});
