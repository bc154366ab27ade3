import { describe, expect, it } from '@jest/globals';
import { contradiction } from './contradiction.policy.js';

describe('what a tray shows against its records', () => {
  it.each([
    [true, 'closed', 'present', undefined],
    [true, 'closed', 'absent', 'papers_missing'],
    [true, 'closed', 'unknown', undefined],
    [true, 'open', 'present', 'opened_without_authorisation'],
    [true, 'unknown', 'unknown', undefined],
    [false, 'closed', 'absent', undefined],
    [false, 'closed', 'present', 'papers_unexpected'],
    [false, 'closed', 'unknown', undefined],
    [false, 'open', 'absent', 'opened_without_authorisation'],
    [false, 'unknown', 'unknown', undefined],
  ] as const)('holds papers: %s, door %s, occupancy %s: %s', (holdsPapers, door, occupancy, expected) => {
    expect(contradiction(holdsPapers, { door, occupancy })).toBe(expected);
  });
});
