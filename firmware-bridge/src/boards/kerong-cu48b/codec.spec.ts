import { describe, expect, it } from '@jest/globals';
import { tryEveryVector } from '../testing/every-vector.js';
import { bytesOf, damaged, vectorsOf } from '../testing/vectors.js';
import { assertSendable, decodeStatusReplies, encodeStatus, encodeUnlock } from './codec.js';
import { kerongCu48b } from './driver.js';

interface Meaning {
  readonly unlock?: { board: number; lock: number };
  readonly status?: { board: number; open?: number[]; occupied?: number[] };
}

const board1 = kerongCu48b.board({
  board: 1,
  closedBit: 1,
  occupancySensor: true,
  pulseMs: 500,
  statusByteOrder: 'ascending',
});

function sent({ unlock, status }: Meaning): Uint8Array {
  if (unlock) return encodeUnlock(unlock.board, unlock.lock);
  return encodeStatus(status?.board ?? -1);
}

describe('kerong-cu48b', () => {
  tryEveryVector<Meaning>('kerong-cu48b', {
    request({ means, hex }) {
      expect(sent(means)).toEqual(bytesOf(hex));
    },
    reply({ means, hex }) {
      const { board, open = [], occupied = [] } = means.status ?? {};
      const [reply] = decodeStatusReplies(bytesOf(hex));
      expect(reply?.board).toBe(board);
      const clear = (bytes: Uint8Array, wanted: number): number[] =>
        Array.from({ length: 48 }, (_, lock) => lock).filter(
          (lock) => (((bytes[lock >> 3] ?? 0) >> (lock & 7)) & 1) === wanted,
        );
      expect(clear(reply?.locks ?? new Uint8Array(), 0)).toEqual(open);
      expect(clear(reply?.items ?? new Uint8Array(), 1)).toEqual(occupied);
    },
    forbidden({ hex }) {
      expect(() => {
        assertSendable(bytesOf(hex));
      }).toThrow('refused');
    },
  });

  it('cannot be led to the frame that opens all', () => {
    for (const lock of [48, 0x30, -1, 47.5, Number.NaN])
      expect(() => encodeUnlock(0, lock)).toThrow(RangeError);
    for (const board of [-1, 256, 0.5]) expect(() => encodeStatus(board)).toThrow(RangeError);
  });

  it('takes no reply with a changed byte, nor its own question come back', () => {
    const [, reply] = vectorsOf('kerong-cu48b', 'reply');
    const good = bytesOf(reply?.hex ?? '');
    expect(board1.status.read(good)?.get(0)).toEqual({ door: 'open', occupancy: 'absent' });
    expect(board1.status.read(good)?.get(41)).toEqual({ door: 'closed', occupancy: 'present' });
    for (const broken of damaged(good)) expect(board1.status.read(broken)).toBeUndefined();
    expect(board1.status.read(board1.status.bytes)).toBeUndefined();
  });
});
