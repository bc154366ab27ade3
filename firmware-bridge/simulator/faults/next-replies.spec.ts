import { describe, expect, it } from '@jest/globals';
import { seededRandomness } from '../randomness.js';
import { fromHex, toHex } from '../testing/hex.js';
import { disturbReply, nextRepliesSchema, type ReplyFault } from './next-replies.js';

const reply = fromHex('02 00 35 FF FF 00 00 03 38');
const other = fromHex('02 10 35 FE FF 00 00 03 47');
const around = {
  randomness: seededRandomness(5),
  lastReplyOf: (bank: string) => (bank === 'right' ? other : new Uint8Array()),
};

const disturbed = (fault: ReplyFault): [number, string][] =>
  disturbReply(reply, fault, around).pieces.map(({ pauseMs, bytes }) => [pauseMs, toHex(bytes)]);

describe('a reply', () => {
  it.each<[ReplyFault, [number, string][]]>([
    [{ kind: 'broken_off', afterBytes: 0 }, [[0, '']]],
    [{ kind: 'broken_off', afterBytes: 3 }, [[0, '02 00 35']]],
    [{ kind: 'broken_off', afterBytes: 60 }, [[0, '02 00 35 FF FF 00 00 03']]],
    [{ kind: 'changed_byte', byte: 3, flip: 0x81 }, [[0, '02 00 35 7E FF 00 00 03 38']]],
    [{ kind: 'changed_byte', byte: -1, flip: 0x01 }, [[0, '02 00 35 FF FF 00 00 03 39']]],
    [{ kind: 'changed_byte', byte: 63, flip: 0x01 }, [[0, '02 00 35 FF FF 00 00 03 39']]],
    [{ kind: 'changed_byte', byte: -64, flip: 0x01 }, [[0, '03 00 35 FF FF 00 00 03 38']]],
    [
      { kind: 'twice', pauseMs: 4 },
      [
        [0, toHex(reply)],
        [4, toHex(reply)],
      ],
    ],
    [{ kind: 'of_another_board', bank: 'right' }, [[0, toHex(other)]]],
    [{ kind: 'of_another_board', bank: 'silent so far' }, [[0, '']]],
    [{ kind: 'late', byMs: 75 }, [[75, toHex(reply)]]],
    [
      { kind: 'split', afterBytes: 4, pauseMs: 16 },
      [
        [0, '02 00 35 FF'],
        [16, 'FF 00 00 03 38'],
      ],
    ],
    [
      { kind: 'byte_by_byte', pauseMs: 1 },
      toHex(reply)
        .split(' ')
        .map((byte, index) => [index === 0 ? 0 : 1, byte]),
    ],
    [{ kind: 'cut', afterBytes: 2 }, [[0, '02 00']]],
  ])('comes as %j has it', (fault, pieces) => {
    expect(disturbed(fault)).toEqual(pieces);
    expect(disturbReply(reply, fault, around).cutsTheBus).toBe(fault.kind === 'cut');
  });

  it('comes whole behind, or before, or around one to eight bytes of noise', () => {
    const lengths = new Set<number>();
    for (let round = 0; round < 200; round += 1) {
      const [[, before] = [0, ''], whole] = disturbed({ kind: 'noise_before', pauseMs: 8 });
      expect(whole).toEqual([8, toHex(reply)]);
      lengths.add(fromHex(before).length);

      const [[, after] = [0, '']] = disturbed({ kind: 'noise_after' });
      expect(after.startsWith(`${toHex(reply)} `)).toBe(true);
      lengths.add(fromHex(after).length - reply.length);

      const [[, inside] = [0, '']] = disturbed({ kind: 'noise_inside', afterBytes: 3 });
      expect(inside.startsWith('02 00 35 ') && inside.endsWith(' FF FF 00 00 03 38')).toBe(true);
      lengths.add(fromHex(inside).length - reply.length);
    }
    expect([...lengths].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('what befalls the next replies', () => {
  it('befalls one of them, and that one, when nobody says more', () => {
    const fault = { kind: 'noise_after' };
    expect(nextRepliesSchema.parse({ fault })).toEqual({ fault, count: 1, every: 1 });
  });

  it.each([
    [{ fault: { kind: 'noise_after' }, count: 0 }],
    [{ fault: { kind: 'noise_after' }, count: 10_001 }],
    [{ fault: { kind: 'changed_byte', byte: 0, flip: 0 } }],
    [{ fault: { kind: 'split', afterBytes: 64, pauseMs: 1 } }],
    [{ fault: { kind: 'late', byMs: 10_001 } }],
    [{ fault: { kind: 'eaten_by_a_dog' } }],
  ])('has its bounds: not %j', (value) => {
    expect(nextRepliesSchema.safeParse(value).success).toBe(false);
  });
});
