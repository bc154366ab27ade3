import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { faultOf, mostDays, mostRows, proposedPeriod } from './period.js';

describe('the period that is proposed', () => {
  it.each([
    ['2026-11-22', '2026-10-24'],
    ['2026-03-01', '2026-01-31'],
    ['2028-03-01', '2028-02-01'],
  ])('are the thirty days up to %s', (today, from) => {
    expect(proposedPeriod(today)).toEqual({ from, to: today });
    expect(faultOf(proposedPeriod(today))).toBeUndefined();
  });
});

describe('a period', () => {
  it.each([
    ['one day', '2026-11-22', '2026-11-22'],
    ['a leap year, 366 days', '2028-01-01', '2028-12-31'],
    ['366 days over a year', '2026-01-01', '2027-01-01'],
  ])('can be exported: %s', (_what, from, to) => {
    expect(faultOf({ from, to })).toBeUndefined();
  });

  it.each([
    ['2026-01-01', '2027-01-02', { kind: 'too_long', days: 367 }],
    ['2026-11-22', '2026-11-21', { kind: 'backwards' }],
    ['', '2026-11-21', { kind: 'from_missing' }],
    ['2026-11-21', '', { kind: 'to_missing' }],
    ['', '', { kind: 'from_missing' }],
  ])('from %p to %p cannot', (from, to, fault) => {
    expect(faultOf({ from, to })).toEqual(fault);
  });

  it('has the bounds of which the service tells', () => {
    const api = readFileSync(new URL('../../../../test/golden/openapi.json', import.meta.url), 'utf8');
    expect(api).toContain(`At most ${String(mostDays)} days and ${String(mostRows)} rows; more is refused`);
  });
});
