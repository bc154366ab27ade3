import { describe, expect, it } from '@jest/globals';
import { touchTeller } from './tell-touches.js';

/** A teller in time that passes by hand, and when it told. */
function bench() {
  let nowMs = 0;
  let due: { atMs: number; work: () => void } | undefined;
  const told: number[] = [];
  const teller = touchTeller(
    () => told.push(nowMs),
    10_000,
    (ms, work) => {
      due = { atMs: nowMs + ms, work };
      return () => {
        due = undefined;
      };
    },
  );
  const pass = (ms: number): void => {
    const endMs = nowMs + ms;
    while (due !== undefined && due.atMs <= endMs) {
      const { atMs, work } = due;
      [nowMs, due] = [atMs, undefined];
      work();
    }
    nowMs = endMs;
  };
  return { teller, told, pass };
}

describe('touches', () => {
  it('are told at once, and the last of many once more', () => {
    const { teller, told, pass } = bench();
    for (let touch = 0; touch < 50; touch += 1) {
      teller.touched();
      pass(100);
    }
    expect(told).toEqual([0]);
    pass(60_000);
    expect(told).toEqual([0, 10_000]);
    teller.touched();
    expect(told).toEqual([0, 10_000, 65_000]);
  });

  it('that never end are told once in the time', () => {
    const { teller, told, pass } = bench();
    for (let second = 0; second < 60; second += 1) {
      teller.touched();
      pass(1_000);
    }
    expect(told).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
  });

  it('are told no more when nobody is there', () => {
    const { teller, told, pass } = bench();
    teller.touched();
    teller.touched();
    teller.stop();
    pass(60_000);
    expect(told).toEqual([0]);
  });
});
