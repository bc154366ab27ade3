import { describe, expect, it } from '@jest/globals';
import {
  isBoardBank,
  longestTracedBytes,
  maximumLineBytes,
  mostTraceFrames,
  traceFrameSchema,
  type TraceFrame,
} from '../../contract/index.js';
import { BoardBank } from '../bus/board-bank.js';
import { oneBank, testSite, twoBanks } from '../testing/test-site.js';
import { describeFrames, type TracedBus } from './describe-frames.js';
import { FrameRing, mostFrames, sameFrameMs } from './frame-ring.js';

const banks = testSite(twoBanks).cabinets.flatMap((cabinet) =>
  cabinet.banks.filter(isBoardBank).map((bank) => new BoardBank(bank)),
);
const bus: TracedBus = { banks, hardware: { id: 'main', replyTimeoutMs: 60 } };

const everything = { last: mostFrames };

const questionToA = [0x02, 0x00, 0x30, 0x03, 0x35];
/** Lock 1 open, an item in 3 (protocols, section 1). */
const replyOfA = [0x02, 0x00, 0x35, 0xfe, 0xff, 0x04, 0x00, 0x03, 0x3b];

/** The frames after the given traffic: what was sent (`>`) or received (`<`), and when. */
function traced(...traffic: readonly (readonly [way: '>' | '<', atMs: number, bytes: readonly number[]])[]) {
  const ring = new FrameRing();
  for (const [way, atMs, bytes] of traffic) {
    if (way === '>') ring.sent('main', Uint8Array.from(bytes), atMs);
    else ring.received('main', Uint8Array.from(bytes), atMs);
  }
  return describeFrames([bus], ring.all(), everything);
}

const kinds = (frames: readonly TraceFrame[]): string[] => frames.map(({ meaning }) => meaning.kind);

describe('the trace', () => {
  it('names the requests of the bridge', () => {
    const frames = traced(
      ['>', 1, questionToA],
      ['>', 2, [0x02, 0x12, 0x31, 0x03, 0x48]],
      ['>', 3, [0x02, 0x10, 0x37, 0x00, 0x01, 0x03, 0x4d]],
      ['>', 4, [0xff]],
    );
    expect(frames.map(({ meaning }) => meaning)).toEqual([
      { kind: 'status_query', bank: 'bank-A' },
      { kind: 'pulse', bank: 'bank-B', lock: 3 },
      { kind: 'setting', bank: 'bank-B' },
      { kind: 'unrecognised' },
    ]);
    expect(frames[1]).toMatchObject({ sequence: 2, atMonotonicMs: 2, direction: 'sent', hex: '0212310348' });
  });

  it('reads what a board says about a pulse', () => {
    const hardware = testSite(oneBank).cabinets[0]?.banks.find(isBoardBank);
    if (!hardware) throw new Error('the test site has a bank');
    const winnsen = new BoardBank({ ...hardware, driver: 'winnsen', board: 5, occupancySensor: false });
    const ring = new FrameRing();
    // Protocols, section 4, with 00: failed.
    ring.sent('main', winnsen.board.unlock(2).bytes, 0);
    ring.received('main', Uint8Array.of(0x90, 0x07, 0x85, 0x05, 0x02, 0x00, 0x03), 10);
    expect(
      describeFrames([{ ...bus, banks: [winnsen] }], ring.all(), everything).map(({ meaning }) => meaning),
    ).toEqual([
      { kind: 'pulse', bank: 'bank-A', lock: 2 },
      { kind: 'unlock_answer', bank: 'bank-A', lock: 2, answer: 'failed' },
    ]);
  });

  it('puts the pieces of a reply together and reads them', () => {
    const frames = traced(
      ['>', 0, questionToA],
      ['<', 10, replyOfA.slice(0, 4)],
      ['<', 10 + sameFrameMs, replyOfA.slice(4)],
    );
    expect(frames[1]).toEqual({
      sequence: 2,
      bus: 'main',
      atMonotonicMs: 10,
      direction: 'received',
      hex: '020035feff0400033b',
      byteCount: 9,
      meaning: { kind: 'reply', bank: 'bank-A', locks: 16, open: [1], present: [3] },
    });
  });

  it.each([
    ['a late reply', [['>', 0, questionToA] as const, ['<', 61, replyOfA] as const]],
    ['a reply nobody asked for', [['<', 61, replyOfA] as const]],
    [
      'a reply that was answered before',
      [['>', 0, questionToA] as const, ['<', 5, replyOfA] as const, ['<', 50, replyOfA] as const],
    ],
    ['a damaged reply', [['>', 0, questionToA] as const, ['<', 5, [...replyOfA.slice(0, 8), 0]] as const]],
  ])('does not take %s for an answer', (_what, traffic) => {
    expect(kinds(traced(...traffic)).at(-1)).toBe('unrecognised');
  });

  it('says of a page what it says of everything', () => {
    const other: TracedBus = { ...bus, hardware: { id: 'other', replyTimeoutMs: 60 } };
    const ring = new FrameRing();
    for (let round = 0; round < 6; round += 1) {
      const atMs = round * 100;
      ring.sent('main', Uint8Array.from(questionToA), atMs);
      if (round % 2 === 0) ring.sent('other', Uint8Array.from(questionToA), atMs + 1);
      ring.received('main', Uint8Array.from(replyOfA), atMs + 10);
      // What nobody asked for is not taken for an answer either way.
      ring.received('main', Uint8Array.from(replyOfA), atMs + 50);
      if (round !== 4) ring.received('other', Uint8Array.from(replyOfA), atMs + 51);
    }
    const whole = describeFrames([bus, other], ring.all(), everything);
    expect(new Set(kinds(whole))).toEqual(new Set(['status_query', 'reply', 'unrecognised']));
    for (let beforeSequence = 1; beforeSequence <= whole.length + 1; beforeSequence += 1) {
      for (const last of [1, 2, 5, 9]) {
        expect(describeFrames([bus, other], ring.all(), { last, beforeSequence })).toEqual(
          whole.slice(0, beforeSequence - 1).slice(-last),
        );
      }
    }
  });

  it('holds the newest frames, and of noise the first bytes', () => {
    const ring = new FrameRing();
    for (let count = 1; count <= mostFrames + 5; count += 1) ring.sent('main', Uint8Array.of(1), count);
    expect(ring.all()).toHaveLength(mostFrames);
    expect(ring.all()[0]?.sequence).toBe(6);
    ring.received('main', new Uint8Array(longestTracedBytes), 9_000);
    ring.received('main', new Uint8Array(10), 9_001);
    expect(ring.all().at(-1)).toMatchObject({ byteCount: longestTracedBytes + 10 });
    expect(ring.all().at(-1)?.bytes).toHaveLength(longestTracedBytes);
  });

  it('fits a line of the contract at its longest', () => {
    const locks = Array.from({ length: 50 }, (_, index) => index + 1);
    const frame = traceFrameSchema.parse({
      sequence: 123_456_789,
      bus: 'b'.repeat(32),
      atMonotonicMs: 1_234_567_890.123456,
      direction: 'received',
      hex: 'ff'.repeat(longestTracedBytes),
      byteCount: 512,
      meaning: { kind: 'reply', bank: 'b'.repeat(32), locks: 50, open: locks, present: locks },
    });
    const frames = Array.from({ length: mostTraceFrames }, () => frame);
    const line = JSON.stringify({ jsonrpc: '2.0', id: 1, result: { frames, monotonicMs: 1e9 } });
    expect(line.length).toBeLessThan(maximumLineBytes - 1_000);
  });
});
