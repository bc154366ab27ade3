import { describe, expect, it } from '@jest/globals';
import { isMissingEnd, type MissingEndFacts } from './missing-end.policy.js';

const at = (time: string): Date => new Date(`2026-11-23T${time}Z`);

/** Restored as of entry 20, and nothing has been written since. */
const restored: MissingEndFacts = {
  fitsUpTo: 18,
  missingFrom: 22,
  signedUntil: at('09:00:00'),
  writtenAt: undefined,
  notedAt: undefined,
};

describe('what a ledger does not fit', () => {
  it.each([
    ['its end is gone', {}, true],
    ['nothing that is kept fits, and the end is gone', { fitsUpTo: 0 }, true],
    ['the service wrote there after the last that was signed', { writtenAt: at('09:00:01') }, true],
    ['something else stood there when that was signed', { writtenAt: at('09:00:00') }, false],
    [
      'the service wrote there behind its note, by a clock that was set back',
      { writtenAt: at('08:00:00'), notedAt: 22 },
      true,
    ],
    [
      'something else stood there before the note, written earlier',
      { writtenAt: at('08:00:00'), notedAt: 23 },
      false,
    ],
    ['something fits that came later', { fitsUpTo: 25 }, false],
    ['both fits and does not, of the same entry', { fitsUpTo: 22, writtenAt: at('09:00:01') }, false],
  ] as const)('where %s', (_what, facts, missing) => {
    expect(isMissingEnd({ ...restored, ...facts })).toBe(missing);
  });
});
