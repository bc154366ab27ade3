import { describe, expect, it } from '@jest/globals';
import { driverLimits, driverNames, longestConfirmationMs } from '../contract/index.js';
import { openingTimeoutMs } from './opening-timeout.js';

/** As `siteHardwareSchema` allows it: a confirmation of 10 s, and boards that answer after 2 s. */
const slowestSiteMs = 10_000 + 4 * 2_000 + 200;

describe('an answer to open', () => {
  it.each([
    ['that is valid for 5 s', 1_005_000, 1_000_000, 5_000 + slowestSiteMs],
    ['whose time is over', 999_000, 1_000_000, slowestSiteMs],
    ['that is valid for longer than any may be', 1_900_000, 1_000_000, 30_000 + slowestSiteMs],
    ['by a clock that is not known', 1_005_000, undefined, 30_000 + slowestSiteMs],
  ])('is waited for as long as a healthy bridge may take: %s', (_what, notAfterMs, nowMs, healthyMs) => {
    const timeoutMs = openingTimeoutMs(notAfterMs, nowMs);
    expect(timeoutMs).toBeGreaterThan(healthyMs);
    expect(timeoutMs).toBeLessThanOrEqual(healthyMs + 5_000);
  });

  it('takes no longer for a pulse, which ends within the longest confirmation time whatever the driver', () => {
    const pulsesMs = driverNames.flatMap((name) =>
      driverLimits[name].pulses.map(({ longestMs }) => longestMs),
    );
    expect(1.03 * Math.max(...pulsesMs) + 200).toBeLessThan(longestConfirmationMs);
  });
});
