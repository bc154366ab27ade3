import type { Board, BoardDriver, BoardSettings, UnlockAnswer } from '../driver.js';
import { readStatusBits } from '../status-bits.js';
import {
  decodePollAnswers,
  decodeUnlockReplies,
  encodePoll,
  encodeUnlock,
  lockNumbers,
  stationNumbers,
} from './codec.js';

/** A public driver keeps that much between commands; it covers the answer, too. */
const restAfterUnlockMs = 50;

/** About two characters at 9600 baud, for the RS-485 line to turn round. */
const restAfterReplyMs = 2;

const answers: Readonly<Record<number, UnlockAnswer>> = { 0: 'failed', 1: 'accepted', 2: 'cooling_down' };

export const winnsen: BoardDriver = {
  limits: {
    boards: stationNumbers,
    locks: lockNumbers,
    baudRates: [9600, 19200],
    // The board's own: no source has a command that sets it.
    pulses: [{ shortestMs: 10, longestMs: 2000, stepMs: 1 }],
    occupancySensors: false,
    statusByteOrderVaries: true,
    defaults: { closedBit: 0, pulseMs: 500, coolDownMs: 0, statusByteOrder: 'ascending' },
  },

  board(settings: BoardSettings): Board {
    const { board } = settings;
    return {
      status: {
        bytes: encodePoll(board),
        restAfterMs: restAfterReplyMs,
        read(received) {
          const answer = decodePollAnswers(received).find(({ station }) => station === board);
          return answer && readStatusBits(answer, lockNumbers[0], settings);
        },
      },
      settings: [],
      unlock: (lock) => ({
        bytes: encodeUnlock(board, lock),
        restAfterMs: restAfterUnlockMs,
        readAnswer(received) {
          const own = decodeUnlockReplies(received).find(
            (reply) => reply.station === board && reply.lock === lock,
          );
          return own && answers[own.status];
        },
      }),
    };
  },
};
