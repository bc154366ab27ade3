import type { Board, BoardDriver, BoardSettings } from '../driver.js';
import { readStatusBits } from '../status-bits.js';
import { boardNumbers, decodeStatusReplies, encodeStatus, encodeUnlock, lockNumbers } from './codec.js';

/** No source shows a reply to an unlock. The rest that a public driver of the CU16 leaves is left here too. */
const restAfterUnlockMs = 25;

/** About four characters at 19200 baud, for the RS-485 line to turn round. */
const restAfterReplyMs = 2;

export const kerongCu48b: BoardDriver = {
  limits: {
    boards: boardNumbers,
    locks: lockNumbers,
    baudRates: [9600, 19200, 57600, 115200],
    // The board's own: no source has a command that sets it.
    pulses: [{ shortestMs: 10, longestMs: 2000, stepMs: 1 }],
    occupancySensors: true,
    statusByteOrderVaries: true,
    defaults: { closedBit: 1, pulseMs: 500, coolDownMs: 0, statusByteOrder: 'ascending' },
  },

  board(settings: BoardSettings): Board {
    const { board } = settings;
    return {
      status: {
        bytes: encodeStatus(board),
        restAfterMs: restAfterReplyMs,
        read(received) {
          const reply = decodeStatusReplies(received).find((candidate) => candidate.board === board);
          return reply && readStatusBits(reply, lockNumbers[0], settings);
        },
      },
      settings: [],
      unlock: (lock) => ({ bytes: encodeUnlock(board, lock), restAfterMs: restAfterUnlockMs }),
    };
  },
};
