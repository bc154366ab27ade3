import { describe, expect, it } from '@jest/globals';
import { doorStates, occupancies, openOutcomes } from '@motcua247/firmware-bridge/contract';
import {
  clearUp,
  conclude,
  confirmations,
  doorEvidences,
  purposes,
  settle,
  type OperationEvidence,
  type Purpose,
} from './settlement.policy.js';

const movements = purposes.filter((purpose) => purpose !== 'inspect' && purpose !== 'reopen');
const fills = (purpose: string): boolean => purpose === 'deposit' || purpose === 'load';

const everyCase = purposes.flatMap((purpose) =>
  doorEvidences.flatMap((door) =>
    occupancies.flatMap((occupancy) =>
      confirmations.map((confirmation) => ({ purpose, door, occupancy, confirmation })),
    ),
  ),
);

function allowedFor(purpose: Purpose): string[] {
  if (purpose === 'inspect') return ['found_papers', 'found_empty', 'not_moved', 'unverified'];
  return purpose === 'reopen' ? ['moved', 'unverified'] : ['moved', 'not_moved', 'unverified'];
}

describe('the settlement table', () => {
  it('has one conclusion for each of the 252 combinations', () => {
    expect(everyCase).toHaveLength(7 * 4 * 3 * 3);
    for (const { purpose, door, occupancy, confirmation } of everyCase) {
      expect(allowedFor(purpose)).toContain(settle(purpose, door, occupancy, confirmation));
    }
  });

  it.each(movements)('%s: the sensor decides after the door was opened and closed', (purpose) => {
    const [achieved, other] = fills(purpose)
      ? (['present', 'absent'] as const)
      : (['absent', 'present'] as const);
    expect(settle(purpose, 'opened_and_closed', achieved, 'nothing')).toBe('moved');
    expect(settle(purpose, 'opened_and_closed', achieved, 'done')).toBe('moved');
    expect(settle(purpose, 'opened_and_closed', other, 'nothing')).toBe('not_moved');
    expect(settle(purpose, 'opened_and_closed', other, 'not_done')).toBe('not_moved');
  });

  it.each(movements)('%s: a person who contradicts the sensor calls for an officer', (purpose) => {
    const [achieved, other] = fills(purpose)
      ? (['present', 'absent'] as const)
      : (['absent', 'present'] as const);
    expect(settle(purpose, 'opened_and_closed', achieved, 'not_done')).toBe('unverified');
    expect(settle(purpose, 'opened_and_closed', other, 'done')).toBe('unverified');
  });

  it.each(movements)(
    '%s: without a sensor the person decides, and silence leaves it unverified',
    (purpose) => {
      expect(settle(purpose, 'opened_and_closed', 'unknown', 'done')).toBe('moved');
      expect(settle(purpose, 'opened_and_closed', 'unknown', 'not_done')).toBe('not_moved');
      expect(settle(purpose, 'opened_and_closed', 'unknown', 'nothing')).toBe('unverified');
    },
  );

  it('never calls papers moved through a door that stayed closed or was left open', () => {
    for (const { purpose, door, occupancy, confirmation } of everyCase) {
      if (door !== 'stayed_closed' && door !== 'left_open') continue;
      expect(settle(purpose, door, occupancy, confirmation)).not.toBe('moved');
    }
  });

  it('never believes a word alone about a door nobody saw (I7)', () => {
    for (const purpose of purposes) {
      for (const confirmation of confirmations) {
        expect(settle(purpose, 'unknown', 'unknown', confirmation)).toBe('unverified');
      }
    }
  });

  it('lets an officer’s eyes beat the sensor in an inspection, and only through an opened door', () => {
    for (const occupancy of occupancies) {
      expect(settle('inspect', 'opened_and_closed', occupancy, 'done')).toBe('found_papers');
      expect(settle('inspect', 'opened_and_closed', occupancy, 'not_done')).toBe('found_empty');
      expect(settle('inspect', 'opened_and_closed', occupancy, 'nothing')).toBe('unverified');
      expect(settle('inspect', 'unknown', occupancy, 'done')).toBe('unverified');
    }
  });

  it('leaves what is known of a tray as it is after a look that did not open it, unless somebody says they looked', () => {
    for (const occupancy of occupancies) {
      expect(settle('inspect', 'stayed_closed', occupancy, 'nothing')).toBe('not_moved');
      expect(settle('inspect', 'stayed_closed', occupancy, 'done')).toBe('unverified');
      expect(settle('inspect', 'stayed_closed', occupancy, 'not_done')).toBe('unverified');
    }
    const others = everyCase.filter(({ purpose, door }) => purpose === 'inspect' && door !== 'stayed_closed');
    for (const { door, occupancy, confirmation } of others) {
      expect(settle('inspect', door, occupancy, confirmation)).not.toBe('not_moved');
    }
  });
});

describe('a door that stands open although the lock was not opened', () => {
  it('has not stayed closed: nothing is concluded before it is shut or the time is over', () => {
    const open = {
      purpose: 'inspect',
      outcome: 'not_opened',
      doorSeenOpen: false,
      door: 'open',
      occupancy: 'present',
      confirmation: 'nothing',
      deadlinePassed: false,
    } as const;
    expect(conclude(open)).toBeUndefined();
    expect(conclude({ ...open, deadlinePassed: true })).toBe('unverified');
    expect(conclude({ ...open, door: 'closed' })).toBe('not_moved');
  });
});

describe('a reopening', () => {
  it('confirms that all was fetched only if the tray is seen empty behind a closed door, and nobody says otherwise', () => {
    const confirmed = everyCase
      .filter(({ purpose }) => purpose === 'reopen')
      .filter(
        ({ door, occupancy, confirmation }) => settle('reopen', door, occupancy, confirmation) === 'moved',
      )
      .map(({ door, occupancy, confirmation }) => `${door} ${occupancy} ${confirmation}`);
    expect(confirmed).toEqual(['opened_and_closed absent done', 'opened_and_closed absent nothing']);
  });

  it('does not wait for a word that could not settle it', () => {
    const closed = {
      purpose: 'reopen',
      outcome: 'opened',
      doorSeenOpen: true,
      door: 'closed',
      confirmation: 'nothing',
      deadlinePassed: false,
    } as const;
    expect(conclude({ ...closed, occupancy: 'present' })).toBe('unverified');
    expect(conclude({ ...closed, occupancy: 'unknown' })).toBe('unverified');
    expect(conclude({ ...closed, occupancy: 'absent' })).toBe('moved');
  });
});

describe('clearing up what was left unverified', () => {
  it.each([
    ['deposit', 'found_papers', 'moved'],
    ['deposit', 'found_empty', 'not_moved'],
    ['load', 'found_papers', 'moved'],
    ['load', 'found_empty', 'not_moved'],
    ['pickup', 'found_papers', 'not_moved'],
    ['pickup', 'found_empty', 'moved'],
    ['collect', 'found_papers', 'not_moved'],
    ['collect', 'found_empty', 'moved'],
    ['return', 'found_papers', 'not_moved'],
    ['return', 'found_empty', 'moved'],
    ['reopen', 'found_papers', 'not_moved'],
    ['reopen', 'found_empty', 'moved'],
  ] as const)('%s with %s: %s', (purpose, finding, result) => {
    expect(clearUp(purpose, finding)).toBe(result);
  });
});

describe('when an operation is concluded', () => {
  const running: OperationEvidence = {
    purpose: 'pickup',
    outcome: null,
    doorSeenOpen: false,
    door: 'closed',
    occupancy: 'present',
    confirmation: 'nothing',
    deadlinePassed: false,
  };

  it('always is once its deadline has passed', () => {
    for (const purpose of purposes) {
      for (const outcome of [null, ...openOutcomes]) {
        for (const doorSeenOpen of [true, false]) {
          for (const door of doorStates) {
            for (const occupancy of occupancies) {
              for (const confirmation of confirmations) {
                const evidence = { purpose, outcome, doorSeenOpen, door, occupancy, confirmation };
                expect(conclude({ ...evidence, deadlinePassed: true })).toBeDefined();
              }
            }
          }
        }
      }
    }
  });

  it.each([
    ['before the bridge has answered', {}, undefined],
    ['while the door is open', { outcome: 'opened', doorSeenOpen: true, door: 'open' }, undefined],
    [
      'with the answer missing though the door has closed again',
      { doorSeenOpen: true, occupancy: 'absent' },
      undefined,
    ],
    [
      'while an unknown outcome may still show itself',
      { outcome: 'unknown', occupancy: 'absent' },
      undefined,
    ],
    ['once the door is closed and the sensor speaks', { outcome: 'opened', occupancy: 'absent' }, 'moved'],
    ['once the bridge has seen the door stay closed', { outcome: 'not_opened' }, 'not_moved'],
    [
      'while the person may still confirm without a sensor',
      { outcome: 'opened', occupancy: 'unknown' },
      undefined,
    ],
    [
      'once the person has confirmed without a sensor',
      { outcome: 'opened', occupancy: 'unknown', confirmation: 'done' },
      'moved',
    ],
    [
      'after a late opening that the bridge had given up',
      { outcome: 'not_opened', doorSeenOpen: true, occupancy: 'absent' },
      'moved',
    ],
    [
      'with the door left open too long',
      { outcome: 'opened', door: 'open', occupancy: 'absent', deadlinePassed: true },
      'unverified',
    ],
    ['when time is over and nobody answered', { occupancy: 'unknown', deadlinePassed: true }, 'unverified'],
  ] as const)('%s', (_when, change, expected) => {
    expect(conclude({ ...running, ...change })).toBe(expected);
  });
});
