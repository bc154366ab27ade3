import { describe, expect, it } from '@jest/globals';
import { mayHoldPapers } from './four-eyes.policy.js';

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
