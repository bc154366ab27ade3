import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fromHex, toHex } from '../testing/hex.js';
import { type Board, type BoardReaction, type BoardSettings } from './board.js';
import { kerongCu16 } from './kerong-cu16.js';

const lockOfBoard = z.strictObject({ board: z.int(), lock: z.int() });
const frameSchema = z.union([
  z.strictObject({ unlock: lockOfBoard }),
  z.strictObject({ status: z.strictObject({ board: z.int() }) }),
  z.strictObject({ setPulseMs: z.strictObject({ board: z.int(), ms: z.int() }) }),
  z.strictObject({
    status: z.strictObject({ board: z.int(), open: z.array(z.int()), occupied: z.array(z.int()) }),
  }),
  z.strictObject({ unlockAll: z.strictObject({ board: z.int() }) }),
]);
const vectorsSchema = z.object({
  'kerong-cu16': z.object({
    frames: z.array(z.object({ kind: z.string(), means: frameSchema, hex: z.string() })),
  }),
});
const { frames } = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('../testing/protocol-vectors.json', import.meta.url), 'utf8')),
)['kerong-cu16'];

const unlockLock1 = '02 00 31 03 36';
const status = '02 00 30 03 35';
const setPulse500 = '02 00 37 00 32 03 6E';
const allClosed = '02 00 35 FF FF 00 00 03 38';

const closedAndEmpty = { doorClosed: true, itemPresent: false, coolingDown: false };

function board(change: Partial<BoardSettings> = {}): Board {
  return kerongCu16.create({
    board: 0,
    closedBit: 1,
    occupancySensor: true,
    pulseMs: 500,
    statusByteOrder: 'ascending',
    highestLock: 16,
    ...change,
  });
}

function hear(listener: Board, hex: string): BoardReaction[] {
  return listener.receive(fromHex(hex), () => closedAndEmpty);
}

function pulse(lock: number, pulseMs = 500): BoardReaction {
  return { kind: 'pulse', lock, pulseMs, delayMs: 0 };
}

function replies(reactions: readonly BoardReaction[]): string[] {
  return reactions.flatMap((reaction) => (reaction.kind === 'reply' ? [toHex(reaction.bytes)] : []));
}

describe('the frames of the protocol page', () => {
  it('holds requests, a reply and a forbidden frame', () => {
    expect(frames.map(({ kind }) => kind).sort()).toEqual([
      'forbidden',
      ...Array.from({ length: 1 }, () => 'reply'),
      ...Array.from({ length: 6 }, () => 'request'),
    ]);
  });

  it.each(frames.filter(({ kind }) => kind === 'request'))('obeys $hex', ({ means, hex }) => {
    if ('unlock' in means) {
      expect(hear(board({ board: means.unlock.board }), hex)).toEqual([pulse(means.unlock.lock)]);
    } else if ('status' in means) {
      const [reply] = replies(hear(board({ board: means.status.board }), hex));
      expect(reply?.split(' ')[1]).toBe(toHex(Uint8Array.of(means.status.board << 4)));
    } else if ('setPulseMs' in means) {
      const listener = board({ board: means.setPulseMs.board });
      expect(hear(listener, hex)).toEqual([]);
      expect(hear(listener, unlockLock1)).toEqual([pulse(1, means.setPulseMs.ms)]);
    } else {
      throw new Error(`no expectation for ${hex}`);
    }
  });

  it.each(frames.filter(({ kind }) => kind === 'reply'))('answers $hex', ({ means, hex }) => {
    if (!('status' in means && 'open' in means.status)) throw new Error(`no expectation for ${hex}`);
    const { open, occupied } = means.status;
    const reactions = board().receive(fromHex(status), (lock) => ({
      doorClosed: !open.includes(lock),
      itemPresent: occupied.includes(lock),
      coolingDown: false,
    }));
    expect(replies(reactions)).toEqual([hex]);
  });

  it.each(frames.filter(({ kind }) => kind === 'forbidden'))(
    'reports $hex and opens all locks',
    ({ hex }) => {
      expect(hear(board(), hex)).toEqual([
        { kind: 'forbidden', rule: 'unlock_all', detail: 'all locks of board 0' },
        ...Array.from({ length: 16 }, (_, index) => pulse(index + 1)),
      ]);
    },
  );
});

describe('what differs between boards', () => {
  it('turns the lock bits over where 0 means closed', () => {
    const reactions = board({ closedBit: 0 }).receive(fromHex(status), (lock) => ({
      doorClosed: lock !== 16,
      itemPresent: false,
      coolingDown: false,
    }));
    expect(replies(reactions)).toEqual(['02 00 35 00 80 00 00 03 BA']);
  });

  it('leaves the item bits empty without sensors', () => {
    const reactions = board({ occupancySensor: false }).receive(fromHex(status), () => ({
      doorClosed: true,
      itemPresent: true,
      coolingDown: false,
    }));
    expect(replies(reactions)).toEqual([allClosed]);
  });

  it('counts a delayed unlock by itself, and reports it', () => {
    expect(hear(board(), '02 00 39 05 03 43')).toEqual([
      { kind: 'forbidden', rule: 'delayed_unlock', detail: 'lock 1 after 5 s' },
      { kind: 'pulse', lock: 1, pulseMs: 500, delayMs: 5000 },
    ]);
  });

  it.each([
    ['nothing', '02 00 37 00 00 03 3C'],
    ['more than a minute', '02 00 37 17 71 03 C4'],
  ])('keeps its pulse when told %s', (_, hex) => {
    const listener = board();
    hear(listener, hex);
    expect(hear(listener, unlockLock1)).toEqual([pulse(1)]);
  });

  it('takes the longest pulse the manual allows', () => {
    const listener = board();
    hear(listener, '02 00 37 17 70 03 C3');
    expect(hear(listener, unlockLock1)).toEqual([pulse(1, 60_000)]);
  });
});

describe('what is not for this board, or no request at all', () => {
  it.each([
    ['another board', '02 10 31 03 46'],
    ['a wrong checksum', '02 00 31 03 37'],
    ['a wrong end', '02 00 31 04 37'],
    ['a wrong start', '03 00 31 03 37'],
    ['an unknown command', '02 00 41 03 46'],
    ['a status reply', allClosed],
    ['the status of all boards', '02 F0 32 03 27'],
    ['half a request', '02 00 31'],
  ])('ignores %s', (_, hex) => {
    expect(hear(board(), hex)).toEqual([]);
  });

  it.each([
    ['random bytes', 'FF 00 5A'],
    ['a start byte', '02'],
    ['half a request', '02 00 31'],
    ['half a longer request', '02 00 37 00'],
    ['a corrupt request', '02 00 31 03 00'],
    ['a request to another board', '02 10 31 03 46'],
  ])('hears a good request behind %s', (_, garbage) => {
    expect(hear(board(), `${garbage} ${unlockLock1}`)).toEqual([pulse(1)]);
  });
});

describe('pieces', () => {
  it.each([unlockLock1, setPulse500, status])('understands %s split at every byte', (hex) => {
    const whole = fromHex(hex);
    for (let at = 1; at < whole.length; at++) {
      const listener = board();
      const expected = hear(board(), hex);
      expect(hear(listener, toHex(whole.subarray(0, at)))).toEqual([]);
      expect(hear(listener, toHex(whole.subarray(at)))).toEqual(expected);
    }
  });

  it('obeys several requests in one piece, in their order', () => {
    expect(hear(board(), `02 00 37 00 0A 03 46 ${unlockLock1} 02 0F 31 03 45`)).toEqual([
      pulse(1, 100),
      pulse(16, 100),
    ]);
  });
});
