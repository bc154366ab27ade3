import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualTimers } from '../testing/manual-timers.js';
import { Wire } from './wire.js';

let timers: ManualTimers;
let arrivals: { atMs: number; bytes: number[] }[];

/** 10,000 baud: exactly one byte a millisecond. */
function wire(baudRate = 10_000): Wire {
  const startMs = timers.monotonicMs();
  return new Wire(baudRate, timers, (bytes) => {
    arrivals.push({ atMs: timers.monotonicMs() - startMs, bytes: [...bytes] });
  });
}

beforeEach(() => {
  timers = new ManualTimers();
  arrivals = [];
});

describe('a wire', () => {
  it.each([
    [9600, 5, 5.208],
    [19_200, 5, 2.604],
    [19_200, 9, 4.688],
    [115_200, 9, 0.781],
  ])('at %i baud takes its time for %i bytes', (baudRate, count, expectedMs) => {
    wire(baudRate).send(new Uint8Array(count));
    timers.advance(expectedMs - 0.01);
    expect(arrivals).toEqual([]);
    timers.advance(0.02);
    expect(arrivals[0]?.atMs).toBeCloseTo(expectedMs, 2);
    expect(arrivals[0]?.bytes).toHaveLength(count);
  });

  it('carries one thing after the other, in order', () => {
    const line = wire();
    line.send(Uint8Array.of(1, 2, 3));
    line.send(Uint8Array.of(4, 5));
    timers.advance(100);
    expect(arrivals).toEqual([
      { atMs: 3, bytes: [1, 2, 3] },
      { atMs: 5, bytes: [4, 5] },
    ]);
  });

  it('begins after the sender’s turn-around', () => {
    wire().send(Uint8Array.of(1), 20);
    timers.advance(100);
    expect(arrivals).toEqual([{ atMs: 21, bytes: [1] }]);
  });

  it('is free for others while a slow sender has not begun', () => {
    const line = wire();
    line.send(Uint8Array.of(1), 20);
    line.send(Uint8Array.of(2, 2), 3);
    line.send(Uint8Array.of(3), 4);
    timers.advance(100);
    expect(arrivals).toEqual([
      { atMs: 5, bytes: [2, 2] },
      { atMs: 6, bytes: [3] },
      { atMs: 21, bytes: [1] },
    ]);
  });

  it('rests between transmissions and goes on afterwards', () => {
    const line = wire();
    line.send(Uint8Array.of(1));
    timers.advance(50);
    line.send(Uint8Array.of(2));
    timers.advance(50);
    expect(arrivals.map(({ atMs }) => atMs)).toEqual([1, 51]);
    expect(timers.pending).toBe(0);
  });

  it('carries what is sent while something arrives', () => {
    const startMs = timers.monotonicMs();
    const line = new Wire(10_000, timers, (bytes) => {
      arrivals.push({ atMs: timers.monotonicMs() - startMs, bytes: [...bytes] });
      if (bytes[0] === 1) line.send(Uint8Array.of(2));
    });
    line.send(Uint8Array.of(1));
    timers.advance(100);
    expect(arrivals.map(({ bytes }) => bytes)).toEqual([[1], [2]]);
  });

  it('waits again when its timer rings early', () => {
    const early = {
      monotonicMs: () => timers.monotonicMs(),
      wallTime: () => timers.wallTime(),
      after: (delayMs: number, action: () => void) =>
        timers.after(Math.min(delayMs, Math.max(1, delayMs - 2)), action),
    };
    new Wire(10_000, early, (bytes) => {
      arrivals.push({ atMs: timers.monotonicMs() - 1000, bytes: [...bytes] });
    }).send(new Uint8Array(10));
    timers.advance(9.5);
    expect(arrivals).toEqual([]);
    timers.advance(5);
    expect(arrivals).toHaveLength(1);
  });

  it('loses what is on the way when it is cleared', () => {
    const line = wire();
    line.send(Uint8Array.of(1, 2));
    line.clear();
    timers.advance(100);
    expect(arrivals).toEqual([]);
    line.send(Uint8Array.of(3));
    timers.advance(100);
    expect(arrivals.map(({ bytes }) => bytes)).toEqual([[3]]);
  });

  it('holds 4096 bytes and loses the rest', () => {
    const line = wire();
    line.send(new Uint8Array(4096));
    line.send(Uint8Array.of(7));
    timers.advance(10_000);
    expect(arrivals.map(({ bytes }) => bytes.length)).toEqual([4096]);
  });
});
