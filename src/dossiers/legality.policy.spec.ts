import { describe, expect, it } from '@jest/globals';
import { commands, custodies, states, transitionOf } from './dossier.machine.js';
import {
  legalStaffCommands,
  legalStaffOpenings,
  settlementOf,
  whyNot,
  whyNotOpen,
  type MovingPurpose,
  type Position,
} from './legality.policy.js';

const loaded: Position = {
  state: 'loaded',
  custody: 'tray',
  custodyCertain: true,
  missing: false,
  operationPending: false,
};

describe('what may be done now', () => {
  it('is what the table says, while nothing is open and nothing in doubt', () => {
    for (const state of states) {
      for (const custody of custodies) {
        for (const command of commands) {
          const position = { ...loaded, state, custody };
          const isLegal = transitionOf(state, custody, command) && command !== 'declare_lost';
          const expected = isLegal ? undefined : 'transition_not_legal';
          expect([state, custody, command, whyNot(position, command)]).toEqual([
            state,
            custody,
            command,
            expected,
          ]);
        }
      }
    }
  });

  it.each([
    ['a door operation runs', { operationPending: true }, 'door_operation_pending'],
    ['nobody knows where the papers are', { custodyCertain: false }, 'tray_content_unknown'],
    ['both', { operationPending: true, custodyCertain: false }, 'door_operation_pending'],
  ] as const)('is nothing while %s', (_what, change, code) => {
    const position = { ...loaded, ...change };
    expect(whyNot(position, 'withdraw')).toBe(code);
    expect(whyNot(position, 'mark_overdue')).toBe(code);
    expect(whyNotOpen(position, 'pickup')).toBe(code);
    expect(legalStaffCommands(position)).toEqual([]);
    expect(legalStaffOpenings(position)).toEqual([]);
  });

  it.each([
    ['papers whose place is known', {}, 'transition_not_legal'],
    ['papers that nobody has looked for', { custodyCertain: false }, 'tray_content_unknown'],
    ['papers that were looked for in vain', { custodyCertain: false, missing: true }, undefined],
    [
      'papers while a door operation runs',
      { custodyCertain: false, missing: true, operationPending: true },
      'door_operation_pending',
    ],
    [
      'papers that are with the desk',
      { state: 'returned_to_desk', custody: 'desk', custodyCertain: false, missing: true },
      'transition_not_legal',
    ],
  ] as const)('declares lost %s: %j %s', (_what, change, code) => {
    expect(whyNot({ ...loaded, ...change }, 'declare_lost')).toBe(code);
  });

  it('lets missing papers be declared lost, and nothing else be done with them', () => {
    const position = { ...loaded, custodyCertain: false, missing: true };
    expect(legalStaffCommands(position)).toEqual(['declare_lost']);
    expect(legalStaffOpenings(position)).toEqual([]);
  });

  it.each([
    ['deposit', 'reserved', 'citizen'],
    ['collect', 'deposited', 'tray'],
    ['load', 'supplement_needed', 'officer'],
    ['load', 'result_ready', 'officer'],
    ['pickup', 'loaded', 'tray'],
    ['pickup', 'overdue', 'tray'],
    ['return', 'loaded', 'tray'],
    ['return', 'overdue', 'tray'],
    ['return', 'withdrawn', 'tray'],
  ] as const)('lets a tray be opened to %s what is %s', (purpose, state, custody) => {
    expect(whyNotOpen({ ...loaded, state, custody }, purpose)).toBeUndefined();
  });

  it('lets no tray be opened for anything else', () => {
    const purposes = Object.keys(settlementOf) as MovingPurpose[];
    const openable = states.flatMap((state) =>
      custodies.flatMap((custody) =>
        purposes.filter((purpose) => whyNotOpen({ ...loaded, state, custody }, purpose) === undefined),
      ),
    );
    expect(openable).toHaveLength(9);
  });
});
