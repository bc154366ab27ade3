import { describe, expect, it } from '@jest/globals';
import { isOwnChoice, mayHoldPapers } from './four-eyes.policy.js';

describe('a tray', () => {
  it.each([
    ['is known to be empty', { contentKnown: true, bound: false, occupancy: 'absent' }, false],
    [
      'is known to be empty, without a sensor',
      { contentKnown: true, bound: false, occupancy: 'unknown' },
      false,
    ],
    ['is not known', { contentKnown: false, bound: false, occupancy: 'absent' }, true],
    [
      'has a dossier that the sensor does not see',
      { contentKnown: true, bound: true, occupancy: 'absent' },
      true,
    ],
    [
      'has something that the records do not know',
      { contentKnown: true, bound: false, occupancy: 'present' },
      true,
    ],
  ] as const)('that %s', (_how, known, holds) => {
    expect(mayHoldPapers(known)).toBe(holds);
  });
});

describe('who opens a tray may have chosen it', () => {
  it.each([
    ['outside_run', false, true],
    ['outside_run', true, true],
    ['run', true, true],
    ['run', false, false],
  ] as const)('%s, put on a list by staff: %s', (kind, listedByStaff, chosen) => {
    expect(isOwnChoice(kind, listedByStaff)).toBe(chosen);
  });
});
