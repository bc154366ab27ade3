import { describe, expect, it } from '@jest/globals';
import { isSigningDue, isSigningLate } from './signing.schedule.js';

const signedAt = new Date('2026-11-23T02:00:00Z');
const after = (seconds: number): Date => new Date(signedAt.getTime() + seconds * 1_000);

describe('the head of the ledger is signed', () => {
  it.each([
    ['not while there is no entry', 0, undefined, 0, false],
    ['as soon as there is one', 1, undefined, 0, true],
    ['not again while nothing happens', 7, 7, 86_400, false],
    ['not at every entry', 8, 7, 239, false],
    ['four minutes after the last time', 8, 7, 240, true],
    ['at once after a clock that was ahead', 8, 7, -86_400, true],
    ['not again for that clock alone', 7, 7, -86_400, false],
  ] as const)('%s', (_what, last, sequence, seconds, due) => {
    const signed = sequence === undefined ? undefined : { sequence, signedAt };
    expect(isSigningDue({ last, signed, at: after(seconds) })).toBe(due);
  });
});

it.each([
  [599, false],
  [600, true],
])('an entry that nobody has signed for %i seconds is late: %s', (seconds, late) => {
  expect(isSigningLate(signedAt, after(seconds))).toBe(late);
});
