import { expect, it } from '@jest/globals';
import { driverNames } from '../../contract/index.js';
import { fuzz } from './testing/fuzz.js';

const streams = 4_000;

it.each(driverNames)('%s reads no doors out of random bytes that do not carry them', (driver) => {
  const { readings } = fuzz(driver, streams, 20_261_122);
  expect(readings).toBeGreaterThan(streams / 20);
  expect(readings).toBeLessThan(streams);
});
