import { describe, expect, it } from '@jest/globals';
import { currentItem, nextItem, openItems } from './next-item.js';
import { aDossier, anItem, anOperation, aRun } from './testing/runs.js';

const collect = anItem({ id: 'collect' });
const back = anItem({ id: 'return', list: 'return', opening: 'return' });
const inspect = anItem({ id: 'inspect', list: 'inspect', opening: 'inspect', dossier: null });
const load = anItem({ id: 'load', list: 'load', opening: 'load' });
const inHand = anItem({
  id: 'in-hand',
  list: 'collect',
  opening: null,
  toBeDecided: true,
  dossier: aDossier({ state: 'collected', commands: ['accept'] }),
});
const atDoor = anItem({ id: 'at-door', list: 'load', doorOperation: anOperation() });
const done = anItem({ id: 'done', result: 'done', opening: null });
const left = anItem({ id: 'left', result: 'unresolved', reason: 'Khóa kẹt' });
const toReceive = anItem({
  id: 'to-receive',
  list: 'load',
  opening: null,
  toBeReceived: true,
  dossier: aDossier({ commands: ['take_from_department'] }),
});

describe('the next item of a run', () => {
  it.each([
    ['makes room before it fills', [load, inspect, back, collect], 'collect'],
    ['returns before it inspects', [load, inspect, back], 'return'],
    ['an open door comes first, on whatever list', [collect, inHand, atDoor], 'at-door'],
    ['papers in hand come before the next tray', [collect, inHand, load], 'in-hand'],
    ['loads what is in hand before it walks to a department', [toReceive, load], 'load'],
    ['walks to the department at last', [done, left, toReceive], 'to-receive'],
  ])('%s', (_rule, items, id) => {
    expect(nextItem(aRun(items))?.id).toBe(id);
  });

  it('is none when everything is done or left', () => {
    expect(nextItem(aRun([done, left]))).toBeUndefined();
    expect(nextItem(aRun([]))).toBeUndefined();
  });
});

describe('the item on the screen', () => {
  it('is the chosen one', () => {
    expect(currentItem(aRun([collect, load]), 'load')?.id).toBe('load');
    expect(currentItem(aRun([collect, left]), 'left')?.id).toBe('left');
  });

  it('is the next one when the chosen one is done, gone from the run, or none was chosen', () => {
    expect(currentItem(aRun([done, load]), 'done')?.id).toBe('load');
    expect(currentItem(aRun([load]), 'elsewhere')?.id).toBe('load');
    expect(currentItem(aRun([load]), undefined)?.id).toBe('load');
  });

  it('is not the chosen one while a door stands open or papers are in hand', () => {
    expect(currentItem(aRun([collect, atDoor]), 'collect')?.id).toBe('at-door');
    expect(currentItem(aRun([collect, inHand]), 'collect')?.id).toBe('in-hand');
  });
});

describe('what a run cannot be closed over without a reason', () => {
  it('is what is pending, and not what has its reason', () => {
    expect(openItems(aRun([collect, done, left, load])).map(({ id }) => id)).toEqual(['collect', 'load']);
  });
});
