import { describe, expect, it } from '@jest/globals';
import { settlements, type Settlement } from '../hardware/settlement.policy.js';
import { expectations, foundIn, resultOf, type AuditResult, type Expected } from './audit-item.policy.js';

describe('a tray in an audit', () => {
  // expected | what the look came to → result
  const table: Record<Expected, Record<'found_papers' | 'found_empty', AuditResult>> = {
    papers: { found_papers: 'agrees', found_empty: 'differs' },
    nothing: { found_papers: 'differs', found_empty: 'agrees' },
    unknown: { found_papers: 'cleared_up', found_empty: 'cleared_up' },
  };

  it.each(
    expectations.flatMap((expected) => settlements.map((settlement) => [expected, settlement] as const)),
  )('that should hold %s and was left %s', (expected, settlement: Settlement) => {
    const saw = settlement === 'found_papers' || settlement === 'found_empty';
    const wanted = saw ? table[expected][settlement] : 'pending';
    expect(resultOf({ expected, settlement, skipReason: null })).toBe(wanted);
    expect(foundIn(settlement) === null).toBe(!saw);
  });

  it('is pending before the first look and while one is not settled', () => {
    expect(resultOf({ expected: null, settlement: null, skipReason: null })).toBe('pending');
    expect(resultOf({ expected: 'papers', settlement: null, skipReason: null })).toBe('pending');
  });

  it('is skipped with a reason, after a look that came to nothing too', () => {
    expect(resultOf({ expected: null, settlement: null, skipReason: 'Khóa kẹt' })).toBe('skipped');
    expect(resultOf({ expected: 'papers', settlement: 'unverified', skipReason: 'Khóa kẹt' })).toBe(
      'skipped',
    );
  });
});
