import { describe, expect, it } from '@jest/globals';
import type { FrameMeaning, TraceFrame } from '../../../contract/index.js';
import { exchangeLimit, limitMs, pulseDelay, scansIn } from './measurements.js';
import { quantile } from './statistics.js';

const asked = (bank: string): FrameMeaning => ({ kind: 'status_query', bank });
const answered = (bank: string): FrameMeaning => ({ kind: 'reply', bank, locks: 16, open: [], present: [] });

const frame = (atMonotonicMs: number, hex: string, meaning: FrameMeaning): TraceFrame => ({
  sequence: 1,
  bus: 'main',
  atMonotonicMs,
  direction: meaning.kind === 'reply' ? 'received' : 'sent',
  hex,
  byteCount: meaning.kind === 'reply' ? 9 : 5,
  meaning,
});

/** Two boards, each answered after 10 ms, asked every 12 ms; then the pulse. */
const frames = [
  frame(0, '00', asked('A')),
  frame(10, 'aa', answered('A')),
  frame(12, '01', asked('B')),
  frame(22, 'bb', answered('B')),
  frame(24, '00', asked('A')),
  frame(34, 'aa', answered('A')),
  frame(37, '02', { kind: 'pulse', bank: 'A', lock: 1 }),
];

describe('what the frames of the wire say', () => {
  const limit = exchangeLimit('kerong-cu16', 10_000, frames);
  const after = (atMs: number, readAtMs = atMs) => pulseDelay(frames, { atMs, readAtMs }, limit);

  it('a scan lasts from one question to a board to the next to the same', () => {
    expect(scansIn(frames)).toEqual([24]);
  });

  it('an exchange takes its bytes, the turn-around of the board and the silence of the protocol', () => {
    expect(limit).toEqual({ bytesMs: 14, turnaroundMs: 3, silenceMs: 2 });
    expect(limitMs(limit)).toBe(19);
  });

  it('a command waits for the exchange in flight and its silence, and for what the bridge adds', () => {
    expect(after(30)).toMatchObject({ delayMs: 7, inFlightMs: 6 });
    expect(after(35)).toMatchObject({ delayMs: 2, inFlightMs: 1 });
    expect(after(36.5)).toMatchObject({ delayMs: 0.5, inFlightMs: 0 });
  });

  it('a question that was written before the bridge had read the command is in flight, one behind that is the bridge’s own', () => {
    expect(after(23.75, 23.875)).toEqual({
      delayMs: 13.25,
      unreadMs: 0.125,
      inFlightMs: 0.25,
      replyMissing: false,
    });
    expect(after(23.75, 24.125)).toEqual({
      delayMs: 13.25,
      unreadMs: 0.375,
      inFlightMs: 12.25,
      replyMissing: false,
    });
  });

  it('a reply that was missing shortly before is told', () => {
    const late = frames.filter(({ hex }) => hex !== 'bb');
    expect(pulseDelay(late, { atMs: 30, readAtMs: 30 }, limit).replyMissing).toBe(true);
    const longAgo = late.map((sent) => ({
      ...sent,
      atMonotonicMs: sent.atMonotonicMs + (sent.atMonotonicMs > 12 ? 400 : 0),
    }));
    expect(pulseDelay(longAgo, { atMs: 430, readAtMs: 430 }, limit).replyMissing).toBe(false);
  });

  it('a quantile is one of the values', () => {
    expect([0.5, 0.99, 0].map((share) => quantile([4, 1, 3, 2], share))).toEqual([2, 4, 1]);
    expect(() => quantile([], 0.5)).toThrow('nothing was measured');
  });
});
