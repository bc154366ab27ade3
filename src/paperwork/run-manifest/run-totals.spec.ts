import { describe, expect, it } from '@jest/globals';
import { manifestItem } from '../testing/sample-values.js';
import { grandTotal, totalOf } from './run-totals.js';

const done = manifestItem(1);
const open = manifestItem(2, { resolved: false });

describe('totals of a run', () => {
  it('counts a list', () => {
    expect(totalOf([done, open, done])).toEqual({ items: 3, resolved: 2, unresolved: 1 });
    expect(totalOf([])).toEqual({ items: 0, resolved: 0, unresolved: 0 });
  });

  it('counts the four lists together', () => {
    const lists = { collect: [done, open], return: [done], inspect: [open], load: [] };
    expect(grandTotal(lists)).toEqual({ items: 4, resolved: 2, unresolved: 2 });
  });
});
