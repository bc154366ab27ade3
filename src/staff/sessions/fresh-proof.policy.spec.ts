import { describe, expect, it } from '@jest/globals';
import { addMs, clockToleranceMs, minuteMs } from '../../kernel/index.js';
import { isProofFresh } from './fresh-proof.policy.js';

describe('a proof of who somebody is', () => {
  const provedAt = new Date('2026-11-23T02:00:00.000Z');

  it.each([
    [0, true],
    [5 * minuteMs - 1, true],
    [5 * minuteMs, false],
    [-clockToleranceMs, true],
    [-clockToleranceMs - 1, false],
    [-minuteMs, false],
  ])('that is %d ms old is fresh: %s', (ageMs, fresh) => {
    expect(isProofFresh(provedAt, addMs(provedAt, ageMs))).toBe(fresh);
  });
});
