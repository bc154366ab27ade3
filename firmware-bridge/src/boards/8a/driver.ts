import type { Board, BoardDriver, BoardSettings } from '../driver.js';
import { readStatusBits } from '../status-bits.js';
import {
  boardNumbers,
  decodeQueryAllReply,
  decodeUnlockReplies,
  encodeQueryAll,
  encodeUnlock,
  lockNumbers,
  pulseSeconds,
} from './codec.js';

/** A reply ends where nothing has come for about five characters at 9600 baud. */
const quietMs = 5;

/** Covers the unlock, the board's turn-around and its answer at 9600 baud. */
const restAfterUnlockMs = 50;

const secondMs = 1000;

export const board8a: BoardDriver = {
  limits: {
    boards: boardNumbers,
    locks: lockNumbers,
    usualLocks: 24,
    baudRates: [9600, 19200],
    pulses: [
      // The board's own, 300 ms unless it is set otherwise; then whole seconds, told with each unlock.
      { shortestMs: 10, longestMs: secondMs - 1, stepMs: 1 },
      { shortestMs: pulseSeconds[0] * secondMs, longestMs: pulseSeconds[1] * secondMs, stepMs: secondMs },
    ],
    occupancySensors: false,
    statusByteOrderVaries: true,
    defaults: { closedBit: 1, pulseMs: 300, coolDownMs: 0, statusByteOrder: 'descending' },
  },

  board(settings: BoardSettings): Board {
    const { board, closedBit, pulseMs } = settings;
    const seconds = pulseMs < secondMs ? undefined : pulseMs / secondMs;
    return {
      status: {
        bytes: encodeQueryAll(board),
        // The silence that ends the reply is all the rest the line needs.
        restAfterMs: 0,
        endsAtQuietMs: quietMs,
        read(received) {
          const reply = decodeQueryAllReply(received, board);
          if (!reply) return undefined;
          // The last byte of a long reply has bits for more locks than there can be.
          const seen = readStatusBits(reply, lockNumbers[0], settings);
          return new Map([...seen].filter(([lock]) => lock <= lockNumbers[1]));
        },
      },
      settings: [],
      unlock: (lock) => ({
        bytes: encodeUnlock(board, lock, seconds),
        restAfterMs: restAfterUnlockMs,
        readAnswer(received) {
          const own = decodeUnlockReplies(received).find(
            (reply) => reply.board === board && reply.lock === lock,
          );
          // 11 is also what the command itself looks like when an adapter echoes it.
          if (own?.feedback !== 0) return undefined;
          return closedBit === 1 ? 'accepted' : 'failed';
        },
      }),
    };
  },
};
