import { describe, expect, it } from '@jest/globals';
import { custodies, states, type Custody, type State } from '../dossiers/dossier.machine.js';
import {
  isToBeDecided,
  isToBeReceived,
  openingOf,
  resultOf,
  runLists,
  standingOf,
  type ItemOpening,
  type RunList,
  type Standing,
} from './run-item.policy.js';

const certain = (state: State, custody: Custody) => ({ state, custody, custodyCertain: true });

/** Every state and custody that the database allows, with how an item on each list stands then. */
const table: readonly [State, Custody, Record<Exclude<RunList, 'inspect'>, Standing>][] = [
  ['reserved', 'citizen', { collect: 'done', return: 'done', load: 'done' }],
  ['deposited', 'tray', { collect: 'pending', return: 'pending', load: 'done' }],
  ['collected', 'officer', { collect: 'pending', return: 'done', load: 'done' }],
  ['routed', 'officer', { collect: 'done', return: 'done', load: 'done' }],
  ['processing', 'department', { collect: 'done', return: 'done', load: 'done' }],
  ['processing', 'agency', { collect: 'done', return: 'done', load: 'done' }],
  ['supplement_needed', 'officer', { collect: 'done', return: 'done', load: 'pending' }],
  ['result_ready', 'department', { collect: 'done', return: 'done', load: 'pending' }],
  ['result_ready', 'agency', { collect: 'done', return: 'done', load: 'pending' }],
  ['result_ready', 'officer', { collect: 'done', return: 'done', load: 'pending' }],
  ['loaded', 'tray', { collect: 'done', return: 'pending', load: 'done' }],
  ['overdue', 'tray', { collect: 'done', return: 'pending', load: 'done' }],
  ['picked_up', 'citizen', { collect: 'done', return: 'gone', load: 'done' }],
  ['returned_to_desk', 'officer', { collect: 'done', return: 'done', load: 'done' }],
  ['returned_to_desk', 'desk', { collect: 'done', return: 'done', load: 'done' }],
  ['handed_over', 'citizen', { collect: 'done', return: 'done', load: 'done' }],
  ['abandoned', 'citizen', { collect: 'done', return: 'done', load: 'done' }],
  ['withdrawn', 'tray', { collect: 'pending', return: 'pending', load: 'gone' }],
  ['withdrawn', 'officer', { collect: 'done', return: 'done', load: 'gone' }],
  ['withdrawn', 'department', { collect: 'done', return: 'done', load: 'gone' }],
  ['withdrawn', 'agency', { collect: 'done', return: 'done', load: 'gone' }],
  ['withdrawn', 'desk', { collect: 'done', return: 'done', load: 'gone' }],
  ['withdrawn', 'citizen', { collect: 'done', return: 'done', load: 'gone' }],
  ['lost', 'unknown', { collect: 'gone', return: 'gone', load: 'gone' }],
];

describe('how an item stands', () => {
  it.each(table)('with a dossier that is %s and with the %s', (state, custody, expected) => {
    const dossier = certain(state, custody);
    for (const list of ['collect', 'return', 'load'] as const) {
      expect([list, standingOf(list, dossier, false)]).toEqual([list, expected[list]]);
    }
  });

  it('is known in every state and custody', () => {
    expect(new Set(table.map(([state]) => state))).toEqual(new Set(states));
    expect(new Set(table.map(([, custody]) => custody))).toEqual(new Set(custodies));
  });

  it('asks of an inspection only whether an officer must look still', () => {
    expect(standingOf('inspect', undefined, true)).toBe('pending');
    expect(standingOf('inspect', certain('deposited', 'tray'), true)).toBe('pending');
    expect(standingOf('inspect', certain('deposited', 'tray'), false)).toBe('done');
  });

  it('lets a stated reason count only for what is still to do', () => {
    expect(resultOf('pending', null)).toBe('pending');
    expect(resultOf('pending', 'the lock is jammed')).toBe('unresolved');
    expect(resultOf('done', 'the lock is jammed')).toBe('done');
    expect(resultOf('gone', 'the lock is jammed')).toBe('gone');
  });
});

describe('what a tray is opened for', () => {
  const pending = (
    list: RunList,
    state: State,
    custody: Custody,
    openings: Exclude<ItemOpening, 'inspect'>[],
  ) => openingOf(list, 'pending', certain(state, custody), false, openings);

  it('is what is legal for the dossier', () => {
    expect(pending('collect', 'deposited', 'tray', ['collect'])).toBe('collect');
    expect(pending('collect', 'withdrawn', 'tray', ['return'])).toBe('return');
    expect(pending('return', 'overdue', 'tray', ['return'])).toBe('return');
    expect(pending('load', 'result_ready', 'officer', ['load'])).toBe('load');
    expect(pending('load', 'result_ready', 'department', [])).toBeUndefined();
  });

  it.each(runLists)('is a look into it where nobody knows what lies there, on the list %s', (list) => {
    const dossier = { state: 'deposited', custody: 'tray', custodyCertain: false } as const;
    expect(openingOf(list, 'pending', dossier, false, ['collect'])).toBe('inspect');
  });

  it('is nothing while another door operation runs, or when nothing is left to do', () => {
    expect(openingOf('collect', 'pending', certain('deposited', 'tray'), true, ['collect'])).toBeUndefined();
    expect(openingOf('inspect', 'pending', undefined, true, [])).toBeUndefined();
    expect(openingOf('collect', 'done', certain('collected', 'officer'), false, [])).toBeUndefined();
  });

  it('is nothing where only a decision is wanting', () => {
    const held = certain('collected', 'officer');
    expect(isToBeDecided('collect', held)).toBe(true);
    expect(openingOf('collect', standingOf('collect', held, false), held, false, [])).toBeUndefined();
    expect(isToBeDecided('collect', certain('deposited', 'tray'))).toBe(false);
    expect(isToBeDecided('collect', certain('routed', 'officer'))).toBe(false);
    expect(isToBeDecided('load', held)).toBe(false);
  });

  it('waits for a result that is still with a department or agency', () => {
    expect(isToBeReceived('load', certain('result_ready', 'department'))).toBe(true);
    expect(isToBeReceived('load', certain('result_ready', 'agency'))).toBe(true);
    expect(isToBeReceived('load', certain('result_ready', 'officer'))).toBe(false);
    expect(isToBeReceived('return', certain('result_ready', 'department'))).toBe(false);
  });
});
