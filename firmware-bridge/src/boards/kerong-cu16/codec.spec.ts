import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tryEveryVector } from '../testing/every-vector.js';
import { bytesOf } from '../testing/vectors.js';
import {
  assertSendable,
  decodeStatusReplies,
  encodeSetPulse,
  encodeStatus,
  encodeUnlock,
  type StatusReply,
} from './codec.js';

interface Meaning {
  readonly unlock?: { board: number; lock: number };
  readonly status?: { board: number; open?: number[]; occupied?: number[] };
  readonly setPulseMs?: { board: number; ms: number };
  readonly unlockAll?: { board: number };
}

function encodeMeaning({ unlock, status, setPulseMs }: Meaning): Uint8Array {
  if (unlock) return encodeUnlock(unlock.board, unlock.lock);
  if (status) return encodeStatus(status.board);
  if (setPulseMs) return encodeSetPulse(setPulseMs.board, setPulseMs.ms);
  throw new Error('a vector without a meaning this spec knows');
}

/** The reply as the page of the protocol describes it, written apart from the codec. */
function replyBytes({ board, lockBits, itemBits }: StatusReply): Uint8Array {
  const body = [2, board * 16, 0x35, lockBits % 256, lockBits >> 8, itemBits % 256, itemBits >> 8, 3];
  return Uint8Array.of(...body, body.reduce((sum, byte) => sum + byte) % 256);
}

const word = fc.integer({ min: 0, max: 0xffff });
const reply = fc.record({ board: fc.integer({ min: 0, max: 15 }), lockBits: word, itemBits: word });
// Half of the noise is made of the protocol's own bytes, where a naive parser goes astray.
const noiseByte = fc.oneof(fc.constantFrom(0x02, 0x03, 0x30, 0x35, 0x00), fc.integer({ min: 0, max: 255 }));
const noise = fc.array(noiseByte, { maxLength: 40 }).map((list) => Uint8Array.from(list));

describe('vectors', () => {
  tryEveryVector<Meaning>('kerong-cu16', {
    request({ means, hex }) {
      expect(encodeMeaning(means)).toEqual(bytesOf(hex));
    },
    reply({ means, hex }) {
      const { board, open = [], occupied = [] } = means.status ?? { board: -1 };
      const bits = (locks: number[]): number => locks.reduce((all, lock) => all | (1 << (lock - 1)), 0);
      expect(decodeStatusReplies(bytesOf(hex))).toEqual([
        { board, lockBits: 0xffff & ~bits(open), itemBits: bits(occupied) },
      ]);
    },
    forbidden({ hex }) {
      expect(() => {
        assertSendable(bytesOf(hex));
      }).toThrow('refused to send');
    },
  });
});

describe('encoding', () => {
  it('never yields another command than status, unlock and pulse length, whatever it is given', () => {
    const anything = fc.oneof(
      fc.integer({ min: -20, max: 300 }),
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    );
    const allowed = [0x30, 0x31, 0x37];
    fc.assert(
      fc.property(anything, anything, (board, number) => {
        for (const encode of [encodeUnlock, encodeStatus, encodeSetPulse]) {
          try {
            expect(allowed).toContain(encode(board, number)[2]);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }
      }),
    );
  });

  it.each([
    ['board −1', () => encodeUnlock(-1, 1)],
    ['board 16', () => encodeStatus(16)],
    ['lock 0', () => encodeUnlock(0, 0)],
    ['lock 17', () => encodeUnlock(0, 17)],
    ['half a lock', () => encodeUnlock(0, 1.5)],
    ['a pulse of 9 ms', () => encodeSetPulse(0, 9)],
    ['a pulse over a minute', () => encodeSetPulse(0, 60_001)],
  ])('refuses %s', (_what, encode) => {
    expect(encode).toThrow(RangeError);
  });

  it('drops the part of a 10 ms step rather than lengthen the pulse', () => {
    expect(encodeSetPulse(0, 509)).toEqual(encodeSetPulse(0, 500));
  });

  it('refuses every change of one byte of a good request that makes it another command or breaks its sum', () => {
    const good = encodeUnlock(3, 7);
    for (const position of [0, 2, 3, 4]) {
      const broken = Uint8Array.from(good);
      broken[position] = (broken[position] ?? 0) ^ 0x02;
      expect(() => {
        assertSendable(broken);
      }).toThrow();
    }
  });
});

describe('decoding', () => {
  it('reads back what a board says', () => {
    fc.assert(
      fc.property(reply, (sent) => {
        expect(decodeStatusReplies(replyBytes(sent))).toEqual([sent]);
      }),
    );
  });

  it('finds nothing in a frame cut at any byte, and all of it in the whole', () => {
    fc.assert(
      fc.property(reply, (sent) => {
        const whole = replyBytes(sent);
        for (let cut = 0; cut < whole.length; cut += 1) {
          expect(decodeStatusReplies(whole.subarray(0, cut))).toEqual([]);
          expect(decodeStatusReplies(whole.subarray(cut === 0 ? 1 : cut))).toEqual([]);
        }
        expect(decodeStatusReplies(whole)).toEqual([sent]);
      }),
    );
  });

  it('finds a good frame behind and before any noise', () => {
    fc.assert(
      fc.property(noise, reply, noise, (before, sent, after) => {
        expect(decodeStatusReplies(Uint8Array.of(...before, ...replyBytes(sent), ...after))).toContainEqual(
          sent,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the good frame behind a damaged one, wherever the damage is', () => {
    fc.assert(
      fc.property(
        reply,
        reply,
        fc.nat(8),
        fc.integer({ min: 1, max: 255 }),
        (first, second, position, error) => {
          const damaged = replyBytes(first);
          damaged[position] = (damaged[position] ?? 0) ^ error;
          const found = decodeStatusReplies(Uint8Array.of(...damaged, ...replyBytes(second)));
          expect(found).toEqual([second]);
        },
      ),
    );
  });

  it('finds the good frame when noise stands inside a first one', () => {
    fc.assert(
      fc.property(reply, noise, reply, fc.integer({ min: 1, max: 8 }), (first, inside, second, cut) => {
        const torn = replyBytes(first);
        const received = [...torn.subarray(0, cut), ...inside, ...torn.subarray(cut), ...replyBytes(second)];
        expect(decodeStatusReplies(Uint8Array.from(received))).toContainEqual(second);
      }),
    );
  });

  it.each([
    ['a wrong sum', '02 00 35 FE FF 04 00 03 3C'],
    ['another kind of reply', '02 00 36 FE FF 04 00 03 3C'],
    ['no end byte', '02 00 35 FE FF 04 00 04 3C'],
    ['no start byte', '03 00 35 FE FF 04 00 03 3C'],
    ['an address that names a lock', '02 01 35 FE FF 04 00 03 3C'],
    ['the echo of our own request', '02 00 30 03 35'],
  ])('takes no reply from %s', (_what, hex) => {
    expect(decodeStatusReplies(bytesOf(hex))).toEqual([]);
  });
});
