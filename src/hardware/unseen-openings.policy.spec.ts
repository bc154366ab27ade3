import { describe, expect, it } from '@jest/globals';
import {
  housingOpeningsUnseen,
  openingsSince,
  wasOpenedUnseen,
  type CountedOpenings,
  type RunningOperation,
} from './unseen-openings.policy.js';

const counted = (openings: number, bootId = 'this start'): CountedOpenings => ({ bootId, openings });
const running = (changes: Partial<RunningOperation> = {}): RunningOperation => ({
  bridgeBootId: 'an earlier start',
  doorSeenOpen: true,
  leftOpenSince: new Date(0),
  ...changes,
});
const knownShut = running({ leftOpenSince: null });
const notYetSeenOpen = running({ doorSeenOpen: false, leftOpenSince: null });
const ofThisStart = running({ bridgeBootId: 'this start' });

describe('openings that are not accounted for', () => {
  it.each([
    [undefined, counted(0), 0],
    [undefined, counted(2), 2],
    [counted(2), counted(2), 0],
    [counted(2), counted(3), 1],
    [counted(5, 'an earlier start'), counted(1), 1],
    [counted(1, 'an earlier start'), counted(1), 1],
    // What is taken in late.
    [counted(3), counted(2), 0],
  ])('of %j are, at %j, %d', (accounted, now, since) => {
    expect(openingsSince(accounted, now)).toBe(since);
  });
});

describe('whether a tray was opened and shut while nobody listened', () => {
  it.each([
    ['what was counted is accounted for', counted(1), counted(1), 'closed', undefined, false],
    ['one more, and shut', counted(1), counted(2), 'closed', undefined, true],
    ['one more, and nobody sees the door', counted(1), counted(2), 'unknown', undefined, true],
    ['one more, and it is seen open', counted(1), counted(2), 'open', undefined, false],
    ['two more, and it is seen open', counted(1), counted(3), 'open', undefined, true],
    ['another start has counted one', counted(1, 'an earlier start'), counted(1), 'closed', undefined, true],
    [
      'another start has counted none',
      counted(1, 'an earlier start'),
      counted(0),
      'closed',
      undefined,
      false,
    ],
    ['nothing was ever accounted for', undefined, counted(1), 'closed', undefined, true],
    ['another start has found open what was opened', undefined, counted(1), 'closed', running(), false],
    ['of which it was not yet seen', undefined, counted(1), 'closed', notYetSeenOpen, false],
    ['of which it was known shut', undefined, counted(1), 'closed', knownShut, true],
    ['once more than it has found open', undefined, counted(2), 'closed', running(), true],
    ['found open, shut, and opened', undefined, counted(2), 'open', running(), false],
    ['one more of a start known before', counted(1), counted(2), 'closed', running(), true],
    ['beside what this start was asked for', undefined, counted(1), 'closed', ofThisStart, true],
  ] as const)('%s', (_what, accounted, now, door, operation, expected) => {
    expect(wasOpenedUnseen(accounted, now, door, operation)).toBe(expected);
  });
});

describe('how often a housing was opened unseen', () => {
  it.each([
    ['it is told now', counted(1), counted(2), 'open', false, 0],
    ['before it is told now', counted(1), counted(4), 'open', false, 2],
    ['it was opened and shut', counted(1), counted(2), 'closed', false, 1],
    ['nothing', counted(2), counted(2), 'closed', false, 0],
    ['it is shut, as the ledger is told now', counted(2), counted(2), 'closed', true, 0],
    ['it was shut and opened again', counted(1), counted(2), 'open', true, 1],
    [
      'another start has found it open, as it was',
      counted(1, 'an earlier start'),
      counted(1),
      'open',
      true,
      0,
    ],
    ['and has seen it shut', counted(1, 'an earlier start'), counted(1), 'closed', true, 0],
    ['and has seen it opened again', counted(1, 'an earlier start'), counted(2), 'closed', true, 1],
    ['another start has seen it opened', counted(1, 'an earlier start'), counted(1), 'closed', false, 1],
  ] as const)('%s', (_what, accounted, now, housing, wasOpen, expected) => {
    expect(housingOpeningsUnseen(accounted, now, housing, wasOpen)).toBe(expected);
  });
});
