import { describe, expect, it } from '@jest/globals';
import { stepOf } from './step.js';
import { aDossier, anItem, anOperation } from './testing/runs.js';

const settled = anOperation({ settlement: 'not_moved', settledAt: '2026-11-22T10:01:00.000Z' });
const inHand = aDossier({
  state: 'collected',
  custody: 'officer',
  commands: ['accept', 'request_supplement'],
});

describe('what is to be done with an item of the run', () => {
  it.each([
    ['a tray to be opened', anItem(), { kind: 'open', purpose: 'collect' }],
    [
      'a tray nobody knows the content of',
      anItem({ opening: 'inspect' }),
      { kind: 'open', purpose: 'inspect' },
    ],
    ['after an opening in vain', anItem({ doorOperation: settled }), { kind: 'open', purpose: 'collect' }],
    [
      'papers in hand',
      anItem({ opening: null, toBeDecided: true, dossier: inHand }),
      { kind: 'decide', dossier: inHand },
    ],
    [
      'left undone',
      anItem({ result: 'unresolved', reason: 'Khóa kẹt' }),
      { kind: 'left', reason: 'Khóa kẹt' },
    ],
    ['done', anItem({ result: 'done', opening: null }), { kind: 'finished', result: 'done' }],
    ['fetched by the citizen meanwhile', anItem({ result: 'gone' }), { kind: 'finished', result: 'gone' }],
    ['nothing that can be done now', anItem({ opening: null }), { kind: 'wait' }],
    [
      'papers in hand, but nothing this officer may decide',
      anItem({
        opening: null,
        toBeDecided: true,
        dossier: aDossier({ state: 'collected', custody: 'officer' }),
      }),
      { kind: 'wait' },
    ],
  ])('%s', (_what, item, step) => {
    expect(stepOf(item)).toEqual(step);
  });

  it('goes to the department first for what lies there, and not where it may not be taken', () => {
    const there = aDossier({
      state: 'result_ready',
      custody: 'department',
      commands: ['take_from_department'],
    });
    const item = anItem({ list: 'load', opening: null, toBeReceived: true, dossier: there });
    expect(stepOf(item)).toEqual({ kind: 'receive', dossier: there });
    expect(stepOf({ ...item, dossier: { ...there, commands: [] } })).toEqual({ kind: 'wait' });
  });

  it('finishes at an open door before anything else, even of an item that counts as done', () => {
    const operation = anOperation({ outcome: 'opened', door: 'open' });
    for (const result of ['pending', 'done', 'gone', 'unresolved'] as const) {
      expect(stepOf(anItem({ result, doorOperation: operation }))).toEqual({ kind: 'at_door', operation });
    }
  });
});
