import type { Board, BoardDriver, BoardSettings } from '../driver.js';
import { readStatusBits } from '../status-bits.js';
import {
  boardNumbers,
  decodeStatusReplies,
  encodeSetPulse,
  encodeStatus,
  encodeUnlock,
  lockNumbers,
} from './codec.js';

/** Neither an unlock nor a setting has a reply; a public driver leaves the board 25 ms before the next request. */
const restAfterCommandMs = 25;

/** About four characters at 19200 baud, for the RS-485 line to turn round. */
const restAfterReplyMs = 2;

const bytesOf = (word: number): Uint8Array => Uint8Array.of(word & 0xff, word >> 8);

export const kerongCu16: BoardDriver = {
  limits: {
    boards: boardNumbers,
    locks: lockNumbers,
    baudRates: [9600, 19200, 57600, 115200],
    // The board is told tens of milliseconds.
    pulses: [{ shortestMs: 10, longestMs: 2000, stepMs: 10 }],
    occupancySensors: true,
    statusByteOrderVaries: true,
    defaults: { closedBit: 1, pulseMs: 500, coolDownMs: 0, statusByteOrder: 'ascending' },
  },

  board(settings: BoardSettings): Board {
    const { board, pulseMs } = settings;
    return {
      status: {
        bytes: encodeStatus(board),
        restAfterMs: restAfterReplyMs,
        read(received) {
          const reply = decodeStatusReplies(received).find((candidate) => candidate.board === board);
          if (!reply) return undefined;
          const status = { locks: bytesOf(reply.lockBits), items: bytesOf(reply.itemBits) };
          return readStatusBits(status, lockNumbers[0], settings);
        },
      },
      settings: [{ bytes: encodeSetPulse(board, pulseMs), restAfterMs: restAfterCommandMs }],
      unlock: (lock) => ({ bytes: encodeUnlock(board, lock), restAfterMs: restAfterCommandMs }),
    };
  },
};
