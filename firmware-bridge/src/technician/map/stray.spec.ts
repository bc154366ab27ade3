import { expect, it } from '@jest/globals';
import type { LockPlace } from './plan.js';
import { describeStray } from './stray.js';

const place = (lock: number): LockPlace => ({
  name: `lock ${lock}`,
  door: `switch ${lock}`,
  bank: 'pins',
  lock,
  target: { kind: 'gpio_lock', bus: 'gpio', bank: 'pins', lock },
});

it.each([
  ['exchanged wires', [5], false, 'lock 2 moved switch 5 and not switch 2: the wires of these'],
  [
    'a missing diode',
    [3, 5],
    true,
    'lock 2 moved switch 3 and switch 5 beside its own: one pulse opened more',
  ],
])('says what is wrong: %s', (_what, others, own, words) => {
  const sentence = describeStray(place(2), others.map(place), own);
  expect(sentence).toContain(words);
  expect(sentence).toContain('It gets no label until that is put right.');
});
