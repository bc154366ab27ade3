import { describe, expect, it } from '@jest/globals';
import { addMs, dayMs, hourMs, secondMs, type CountedEvent } from '../../kernel/index.js';
import { waitForQrMs } from './qr-limits.policy.js';

const at = new Date('2026-11-23T02:00:00Z');

const ago = (agoMs: number, aheadSince: Date | null = null): CountedEvent => ({
  time: addMs(at, -agoMs),
  aheadSince,
});

/** So many in the last day, the oldest so long ago. */
const many = (count: number, oldestMs: number): CountedEvent[] =>
  Array.from({ length: count }, (_, which) => ago(oldestMs - which * 25 * secondMs));

describe('the wait for another pickup QR', () => {
  it.each<[string, CountedEvent[], number]>([
    ['none was given', [], 0],
    ['one just now', [ago(0)], 20 * secondMs],
    ['one nearly twenty seconds ago', [ago(20 * secondMs - 1)], 1],
    ['one twenty seconds ago', [ago(20 * secondMs)], 0],
    ['nineteen in a day', many(19, 2 * hourMs), 0],
    ['twenty in a day: until the first of them is a day old', many(20, 2 * hourMs), 22 * hourMs],
    ['twenty, the first of them a day ago', many(20, dayMs), 0],
    ['twenty-one: until the second is a day old', many(21, 2 * hourMs), 22 * hourMs + 25 * secondMs],
    ['one a little ahead of a clock that was set back', [ago(-15 * secondMs)], 35 * secondMs],
    ['one far ahead: once more its time', [ago(-1_000 * dayMs)], 20 * secondMs],
    ['one far ahead, seen so for long', [ago(-1_000 * dayMs, addMs(at, -20 * secondMs))], 0],
    [
      'twenty far ahead: once more a day from when that was seen',
      Array.from({ length: 20 }, (_, which) => ago(-(1_000 + which) * dayMs, addMs(at, -hourMs))),
      23 * hourMs,
    ],
  ])('%s', (_case, given, waitMs) => {
    expect(waitForQrMs(given, at)).toBe(waitMs);
  });

  it('asks nothing of the order in which they come', () => {
    expect(waitForQrMs([ago(hourMs), ago(0)], at)).toBe(waitForQrMs([ago(0), ago(hourMs)], at));
  });
});
