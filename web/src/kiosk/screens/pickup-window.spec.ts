import { expect, it } from '@jest/globals';
import { isOver } from './pickup-window.js';

it.each([
  ['2026-11-26T01:59:59Z', false],
  ['2026-11-26T02:00:00Z', true],
  ['2026-11-26T09:00:00.001+07:00', true],
  [undefined, false],
])('a window to 09:00 of the 26th is over at %s: %s', (at, over) => {
  expect(isOver('2026-11-26T02:00:00.000Z', at)).toBe(over);
});
