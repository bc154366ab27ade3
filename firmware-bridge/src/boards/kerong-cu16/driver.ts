import { driverLimits } from '../../../contract/index.js';
import type { Board, BoardDriver, BoardReading, BoardSettings, LockReading } from '../driver.js';
import {
  decodeStatusReplies,
  encodeSetPulse,
  encodeStatus,
  encodeUnlock,
  lockNumbers,
  type StatusReply,
} from './codec.js';

/** Neither an unlock nor a setting has a reply; a public driver leaves the board 25 ms before the next request. */
const restAfterCommandMs = 25;

/** About four characters at 19200 baud, for the RS-485 line to turn round. */
const restAfterReplyMs = 2;

function toReading(reply: StatusReply, settings: BoardSettings): BoardReading {
  const locks = new Map<number, LockReading>();
  for (let lock = lockNumbers.first; lock <= lockNumbers.last; lock += 1) {
    const closed = ((reply.lockBits >> (lock - 1)) & 1) === settings.closedBit;
    const present = ((reply.itemBits >> (lock - 1)) & 1) === 1;
    locks.set(lock, {
      door: closed ? 'closed' : 'open',
      occupancy: settings.occupancySensor ? (present ? 'present' : 'absent') : 'unknown',
    });
  }
  return locks;
}

export const kerongCu16: BoardDriver = {
  limits: driverLimits['kerong-cu16'],

  board(settings: BoardSettings): Board {
    const { board, pulseMs } = settings;
    return {
      status: {
        bytes: encodeStatus(board),
        restAfterMs: restAfterReplyMs,
        read(received) {
          const reply = decodeStatusReplies(received).find((candidate) => candidate.board === board);
          return reply && toReading(reply, settings);
        },
      },
      settings: [{ bytes: encodeSetPulse(board, pulseMs), restAfterMs: restAfterCommandMs }],
      unlock: (lock) => ({ bytes: encodeUnlock(board, lock), restAfterMs: restAfterCommandMs }),
    };
  },
};
