import { describe, expect, it } from '@jest/globals';
import { typedDay } from './typed-day.js';

describe('a typed day', () => {
  it.each(['05/11/2026', '5/11/2026', '05-11-2026', '05.11.2026', '05112026', ' 05/11/2026 ', '2026-11-05'])(
    '%s is the fifth of November',
    (text) => {
      expect(typedDay(text)).toBe('2026-11-05');
    },
  );

  it.each(['', '31/11/2026', '11/25/2026', '29/02/2027', '5/11', '5/11/26', 'November 5, 2026', 'hôm nay'])(
    '"%s" is none',
    (text) => {
      expect(typedDay(text)).toBeNull();
    },
  );
});
