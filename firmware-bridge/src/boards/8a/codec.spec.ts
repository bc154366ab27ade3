import { describe, expect, it } from '@jest/globals';
import type { BoardSettings } from '../driver.js';
import { tryEveryVector } from '../testing/every-vector.js';
import { bytesOf, damaged } from '../testing/vectors.js';
import {
  assertSendable,
  decodeQueryAllReply,
  decodeUnlockReplies,
  encodeQueryAll,
  encodeUnlock,
} from './codec.js';
import { board8a } from './driver.js';

interface Meaning {
  readonly open?: { board: number; lock: number; feedback?: string };
  readonly openFor?: { board: number; lock: number; seconds: number };
  readonly queryAll?: { board: number; statusBytes?: string };
}

const settings: BoardSettings = {
  board: 1,
  closedBit: 1,
  occupancySensor: false,
  pulseMs: 300,
  statusByteOrder: 'descending',
};
const board1 = board8a.board(settings);

/** A reply as the page of the protocol describes it, written apart from the codec. */
function replyOf(...status: number[]): Uint8Array {
  const body = [0x80, 1, ...status, 0x33];
  return Uint8Array.of(
    ...body,
    body.reduce((rest, byte) => rest ^ byte),
  );
}

describe('8a', () => {
  const refuses = (hex: string): void => {
    expect(() => {
      assertSendable(bytesOf(hex));
    }).toThrow('refused');
  };

  tryEveryVector<Meaning>('8a', {
    request({ means: { open, openFor, queryAll }, hex }) {
      const unlock = openFor ?? open;
      const sent = unlock
        ? encodeUnlock(unlock.board, unlock.lock, openFor?.seconds)
        : encodeQueryAll(queryAll?.board ?? -1);
      expect(sent).toEqual(bytesOf(hex));
    },
    reply({ means: { open, queryAll }, hex }) {
      const status = decodeQueryAllReply(bytesOf(hex), 1)?.locks;
      expect(status).toEqual(queryAll ? bytesOf(queryAll.statusBytes ?? '') : undefined);
      const feedback = Number.parseInt(open?.feedback ?? '', 16);
      expect(decodeUnlockReplies(bytesOf(hex))).toEqual(open ? [{ board: 1, lock: 1, feedback }] : []);
    },
    forbidden({ hex }) {
      refuses(hex);
    },
  });

  it.each(['8A 01 33 11 A9', '8A 01 01 11 0A 91', '8A 00 01 11 9A', '8A 01 01 11 9A'])(
    'refuses to send %s',
    refuses,
  );

  it('encodes nothing outside its numbers', () => {
    for (const lock of [0, 51, -1, 1.5, Number.NaN]) expect(() => encodeUnlock(1, lock)).toThrow(RangeError);
    for (const seconds of [0, 10, 1.5]) expect(() => encodeUnlock(1, 1, seconds)).toThrow(RangeError);
    for (const board of [0, 32]) expect(() => encodeQueryAll(board)).toThrow(RangeError);
  });

  it('leaves a short pulse to the board, and tells it whole seconds', () => {
    expect(board1.unlock(1).bytes).toEqual(bytesOf('8A 01 01 11 9B'));
    expect(board8a.board({ ...settings, pulseMs: 3000 }).unlock(1).bytes).toEqual(
      bytesOf('8A 01 01 11 03 98'),
    );
  });

  it('reads small and large boards, the last byte first unless the batch sends it first', () => {
    expect(board1.status.read(replyOf(0x00, 0x00, 0x02))?.get(2)?.door).toBe('closed');
    expect(board1.status.read(replyOf(0, 0, 0, 0, 0, 0, 0x02))?.get(2)?.door).toBe('closed');
    expect(board1.status.read(replyOf(0, 0, 0, 0, 0, 0, 0x02))?.get(50)?.door).toBe('open');
    expect(board1.status.read(replyOf(0, 0, 0, 0, 0, 0, 0x02))?.size).toBe(50);
    const other = board8a.board({ ...settings, statusByteOrder: 'ascending' });
    expect(other.status.read(replyOf(0x02, 0x00, 0x00))?.get(2)?.door).toBe('closed');
  });

  it('takes no reply with a changed byte, nor a short one that an adapter’s echo would be', () => {
    for (const broken of damaged(replyOf(1, 2, 3))) expect(board1.status.read(broken)).toBeUndefined();
    expect(board1.status.read(board1.status.bytes)).toBeUndefined();
    expect(board1.status.read(replyOf(0x00))).toBeUndefined();
  });

  it('reads the reply behind the echo of the question, and never the two as one', () => {
    const echoed = Uint8Array.of(...board1.status.bytes, ...replyOf(0, 0, 1));
    expect(board1.status.read(echoed)).toEqual(board1.status.read(replyOf(0, 0, 1)));
  });

  it('believes neither when the end of a long reply is a short one', () => {
    // 81 80 01 … : behind the first three bytes stands a frame of its own.
    const long = replyOf(0x80, 0x01, 0x80, 0x01, 0x05, 0x06, 0x07);
    expect(decodeQueryAllReply(long.subarray(4), 1)).toBeDefined();
    expect(decodeQueryAllReply(long, 1)).toBeUndefined();
  });

  it('makes nothing of a feedback that the command’s echo has too', () => {
    const answerOf = (closedBit: 0 | 1, hex: string) =>
      board8a
        .board({ ...settings, closedBit })
        .unlock(1)
        .readAnswer?.(bytesOf(hex));
    expect(answerOf(1, '8A 01 01 00 8A')).toBe('accepted');
    expect(answerOf(0, '8A 01 01 00 8A')).toBe('failed');
    expect(answerOf(1, '8A 01 01 11 9B')).toBeUndefined();
    expect(answerOf(0, '8A 01 01 11 9B')).toBeUndefined();
  });
});
