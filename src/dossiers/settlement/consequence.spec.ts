import { describe, expect, it } from '@jest/globals';
import type { SettledOperation } from '../../hardware/index.js';
import type { Actor } from '../../kernel/index.js';
import type { Custody, State } from '../dossier.machine.js';
import { consequenceOf, type DossierAtTray } from './consequence.js';

const officer: Actor = { type: 'staff', id: 'officer' };
const inspector: Actor = { type: 'staff', id: 'inspector' };
const citizen: Actor = { type: 'citizen', id: 'session' };

function dossier(state: State, custody: Custody, custodyCertain = true): DossierAtTray {
  return { state, custody, custodyCertain };
}

function settled(
  purpose: SettledOperation['purpose'],
  settlement: SettledOperation['settlement'],
  actor: Actor = officer,
): Parameters<typeof consequenceOf>[1] {
  return { purpose, settlement, actor, unverified: null };
}

const movements = [
  ['deposit', dossier('reserved', 'citizen'), 'settle_deposit', false],
  ['collect', dossier('deposited', 'tray'), 'settle_collect', false],
  ['load', dossier('result_ready', 'officer'), 'settle_load', true],
  ['pickup', dossier('loaded', 'tray'), 'settle_pickup', false],
  ['return', dossier('overdue', 'tray'), 'settle_return', false],
] as const;

describe.each(movements)('an opening to %s', (purpose, at, command, releasesTray) => {
  const actor = purpose === 'deposit' || purpose === 'pickup' ? citizen : officer;

  it('that moved the papers is the transition, by who was authorised', () => {
    expect(consequenceOf(at, settled(purpose, 'moved', actor))).toEqual({
      kind: 'moved',
      command,
      by: actor,
    });
  });

  it('that moved nothing leaves the papers where they were', () => {
    expect(consequenceOf(at, settled(purpose, 'not_moved', actor))).toEqual({
      kind: 'stayed',
      releasesTray,
    });
  });

  it('that nobody can speak for leaves the dossier uncertain', () => {
    expect(consequenceOf(at, settled(purpose, 'unverified', actor))).toEqual({ kind: 'uncertain' });
  });

  it.each(['found_papers', 'found_empty'] as const)(
    'is cleared up by an inspection that ends with %s, in the name of who carried it out',
    (found) => {
      const uncertain = { ...at, custodyCertain: false };
      const inspection = {
        ...settled('inspect', found, inspector),
        unverified: { purpose, actor },
      };
      const fills = purpose === 'deposit' || purpose === 'load';
      const settlement = fills === (found === 'found_papers') ? 'moved' : 'not_moved';
      expect(consequenceOf(uncertain, inspection)).toEqual(
        consequenceOf(uncertain, settled(purpose, settlement, actor)),
      );
    },
  );
});

describe('a reopening', () => {
  const fetched = dossier('picked_up', 'citizen');

  it.each(['moved', 'unverified'] as const)(
    'that ends %s changes nothing about the dossier',
    (settlement) => {
      expect(consequenceOf(fetched, settled('reopen', settlement, citizen))).toEqual({ kind: 'none' });
    },
  );

  it('says nothing about another dossier by the time an officer looks', () => {
    const unverified = { purpose: 'reopen', actor: citizen } as const;
    const inspection = { ...settled('inspect', 'found_papers'), unverified };
    expect(consequenceOf(undefined, inspection).kind).toBe('foreign_papers');
    expect(consequenceOf(dossier('loaded', 'tray', false), inspection).kind).toBe('stayed');
  });
});

describe('an inspection', () => {
  const old = { purpose: 'pickup', actor: citizen } as const;

  it.each([
    ['papers where they should be', dossier('loaded', 'tray'), 'found_papers', 'stayed'],
    ['papers that had been missed', dossier('loaded', 'tray', false), 'found_papers', 'stayed'],
    ['nothing where papers should be', dossier('loaded', 'tray'), 'found_empty', 'missing'],
    ['nothing once more', dossier('loaded', 'tray', false), 'found_empty', 'missing'],
    ['nothing in a tray that waits for a citizen', dossier('reserved', 'citizen'), 'found_empty', 'stayed'],
    ['papers in a tray that waits', dossier('reserved', 'citizen'), 'found_papers', 'foreign_papers'],
    ['papers in a tray of nobody', undefined, 'found_papers', 'foreign_papers'],
    ['nothing in a tray of nobody', undefined, 'found_empty', 'none'],
  ] as const)('finds %s', (_what, at, found, kind) => {
    expect(consequenceOf(at, settled('inspect', found)).kind).toBe(kind);
  });

  it('does not apply an old operation to a dossier that is certain', () => {
    const inspection = { ...settled('inspect', 'found_empty'), unverified: old };
    expect(consequenceOf(dossier('loaded', 'tray'), inspection)).toEqual({ kind: 'missing' });
  });

  it('does not apply to a dossier what can only have been for an earlier one', () => {
    const unverified = { purpose: 'deposit', actor: citizen } as const;
    const inspection = { ...settled('inspect', 'found_papers'), unverified };
    expect(consequenceOf(dossier('loaded', 'tray', false), inspection).kind).toBe('stayed');
  });

  it('of which nobody told the end leaves uncertain what should lie in the tray, and nothing else', () => {
    const inspection = settled('inspect', 'unverified');
    expect(consequenceOf(dossier('overdue', 'tray'), inspection)).toEqual({ kind: 'uncertain' });
    expect(consequenceOf(dossier('reserved', 'citizen'), inspection)).toEqual({ kind: 'none' });
    expect(consequenceOf(undefined, inspection)).toEqual({ kind: 'none' });
  });
});
