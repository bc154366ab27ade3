import { describe, expect, it } from '@jest/globals';
import { isOfficialCode, tidyOfficialCode } from './official-code.js';

describe('an official code', () => {
  it.each(['000.00.00.H05-260818-0001', ' 000.00.00.h05-260818-0001 ', 'H05-26 0818-0001'])(
    '%j is one',
    (given) => {
      expect(isOfficialCode(given)).toBe(true);
      expect(tidyOfficialCode(given)).toMatch(/^[A-Z0-9.-]+$/);
    },
  );

  it.each(['', 'H05', 'hồ sơ số 1', '-000.00', 'A'.repeat(26)])('%j is none', (given) => {
    expect(isOfficialCode(given)).toBe(false);
  });
});
