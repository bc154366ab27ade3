import { describe, expect, it } from '@jest/globals';
import { lacksWord, seenOfDoor } from './seen-of-door.js';

const settledAt = '2026-11-23T02:00:00.000Z';

describe('what everybody sees of a door', () => {
  it.each([
    ['settled', { settledAt, door: 'open', leftOpen: 'alarmed' }],
    ['open', { settledAt: null, door: 'open', leftOpen: 'none' }],
    ['left_open', { settledAt: null, door: 'open', leftOpen: 'warned' }],
    ['left_open', { settledAt: null, door: 'open', leftOpen: 'alarmed' }],
    [undefined, { settledAt: null, door: 'closed', leftOpen: 'none' }],
    [undefined, { settledAt: null, door: 'unknown', leftOpen: 'warned' }],
  ] as const)('%s: %j', (seen, operation) => {
    expect(seenOfDoor(operation)).toBe(seen);
  });
});

describe('the person’s word', () => {
  it.each([
    [
      'of what an inspection found, whatever a sensor sees',
      { purpose: 'inspect', occupancy: 'present' },
      true,
    ],
    ['nothing of papers that a sensor sees', { purpose: 'collect', occupancy: 'absent' }, false],
    ['of papers that no sensor sees', { purpose: 'deposit', occupancy: 'unknown' }, true],
  ] as const)('the person is asked %s, until they have spoken: %#', (_what, operation, asked) => {
    expect(lacksWord({ ...operation, confirmation: 'nothing' })).toBe(asked);
    expect(lacksWord({ ...operation, confirmation: 'done' })).toBe(false);
  });
});
