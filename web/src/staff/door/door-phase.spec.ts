import { describe, expect, it } from '@jest/globals';
import { anOperation } from '../run/testing/runs.js';
import { asksNow, doorPhaseOf, type DoorOperation } from './door-phase.js';

const settledAt = '2026-11-22T10:01:00.000Z';

describe('how far an opening has come', () => {
  it.each<[string, Partial<DoorOperation>, string]>([
    ['no answer yet', {}, 'opening'],
    ['the door is open', { outcome: 'opened', door: 'open', doorSeenOpen: true }, 'open'],
    ['open before the answer is here', { door: 'open' }, 'open'],
    ['warned', { outcome: 'opened', door: 'open', leftOpen: 'warned' }, 'left_open'],
    ['alarmed', { outcome: 'opened', door: 'open', leftOpen: 'alarmed' }, 'left_open'],
    [
      'closed again, a sensor sees',
      { outcome: 'opened', doorSeenOpen: true, occupancy: 'absent' },
      'settling',
    ],
    [
      'closed again, no sensor',
      { outcome: 'opened', doorSeenOpen: true, occupancy: 'unknown' },
      'to_be_confirmed',
    ],
    ['closed again after a look inside', { outcome: 'opened', purpose: 'inspect' }, 'to_be_confirmed'],
    ['closed again and told', { outcome: 'opened', purpose: 'inspect', confirmation: 'done' }, 'settling'],
    ['did not open', { outcome: 'not_opened' }, 'settling'],
    ['nobody knows', { outcome: 'unknown', door: 'unknown' }, 'uncertain'],
    ['was open, then the board fell silent', { outcome: 'opened', door: 'unknown' }, 'uncertain'],
    ['settled', { outcome: 'opened', door: 'open', settlement: 'moved', settledAt }, 'settled'],
  ])('%s', (_what, changes, phase) => {
    expect(doorPhaseOf(anOperation(changes))).toBe(phase);
  });

  it('is said for every combination', () => {
    for (const outcome of [null, 'opened', 'not_opened', 'unknown'] as const) {
      for (const door of ['open', 'closed', 'unknown'] as const) {
        for (const occupancy of ['present', 'absent', 'unknown'] as const) {
          const operation = anOperation({ outcome, door, occupancy });
          expect(doorPhaseOf(operation)).toMatch(/^[a-z_]+$/);
          // Nobody is asked what was done behind a door that cannot have been open.
          if (outcome === null && door !== 'open') expect(asksNow(operation)).toBe(false);
          if (outcome === 'not_opened' && door !== 'open') expect(asksNow(operation)).toBe(false);
        }
      }
    }
  });
});

describe('the officer’s word', () => {
  it('is asked for once', () => {
    const open = { purpose: 'inspect', outcome: 'opened', door: 'open' } as const;
    expect(asksNow(anOperation(open))).toBe(true);
    expect(asksNow(anOperation({ ...open, confirmation: 'not_done' }))).toBe(false);
  });
});
