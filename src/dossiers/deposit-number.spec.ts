import { describe, expect, it } from '@jest/globals';
import { formatDepositNumber } from './deposit-number.js';

describe('a deposit number', () => {
  it.each([
    ['2026-11-23', 7, 'G-261123-0007'],
    ['2026-01-02', 9999, 'G-260102-9999'],
    ['2031-12-31', 10000, 'G-311231-10000'],
  ])('of %s, deposit %i, is %s', (day, count, number) => {
    expect(formatDepositNumber(day, count)).toBe(number);
    // The SMS that names it has room for fourteen characters.
    expect(number.length).toBeLessThanOrEqual(14);
  });
});
