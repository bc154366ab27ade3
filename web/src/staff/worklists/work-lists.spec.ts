import { describe, expect, it } from '@jest/globals';
import { listShown, nextSteps, type WorkListFacts } from './work-lists.js';

const list = (id: WorkListFacts['id'], count: number): WorkListFacts => ({
  id,
  count,
  late: 0,
  search: { state: 'collected', custody: 'officer' },
});
const lists = [list('to_collect', 0), list('to_decide', 2), list('to_load', 1)];

describe('the list that is shown', () => {
  it.each([
    ['the one asked for, empty or not', 'to_collect', 'to_collect'],
    ['the first with work on it', undefined, 'to_decide'],
    ['the same for an address that names none', 'nonsense', 'to_decide'],
  ])('is %s', (_which, asked, shown) => {
    expect(listShown(lists, asked)?.id).toBe(shown);
  });

  it('is the first where there is no work, and none for somebody without lists', () => {
    expect(listShown([list('to_collect', 0)], undefined)?.id).toBe('to_collect');
    expect(listShown([], 'to_collect')).toBeUndefined();
  });
});

describe('the steps offered in a list', () => {
  it('leave out what ends a dossier’s course', () => {
    expect(nextSteps({ commands: ['accept', 'request_supplement', 'withdraw', 'declare_lost'] })).toEqual([
      'accept',
      'request_supplement',
    ]);
  });
});
