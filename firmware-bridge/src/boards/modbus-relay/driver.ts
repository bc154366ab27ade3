import type { Board, BoardDriver, BoardSettings } from '../driver.js';
import { readStatusBits } from '../status-bits.js';
import {
  decodeInputsReplies,
  decodeRefusals,
  encodePulse,
  encodeReadInputs,
  pulseLengthsMs,
  pulseUnitMs,
  unitNumbers,
} from './codec.js';

/**
 * Frames are parted by the silence of 3.5 characters (Modbus over serial line V1.02, 2.5.1.1): 4.01 ms at 9600 baud with the eleven bits
 * of its character; it shrinks with the baud rate, to 1.75 ms from 19200 on.
 */
const silenceMs = 4.1;

/** Covers the pulse's frame, the turn-around and the echo at 9600 baud, and the silence after it. */
const restAfterPulseMs = 40;

/** Connectors count from 1, the wire from 0. */
const lockNumbers = [1, 8] as const;

export const modbusRelay: BoardDriver = {
  limits: {
    boards: unitNumbers,
    locks: lockNumbers,
    baudRates: [9600, 19200, 38400, 57600, 115200],
    pulses: [{ shortestMs: pulseLengthsMs[0], longestMs: pulseLengthsMs[1], stepMs: pulseUnitMs }],
    occupancySensors: false,
    // One byte.
    statusByteOrderVaries: false,
    defaults: { closedBit: 1, pulseMs: 500, coolDownMs: 0, statusByteOrder: 'ascending' },
  },

  board(settings: BoardSettings): Board {
    const { board, pulseMs } = settings;
    return {
      status: {
        bytes: encodeReadInputs(board),
        restAfterMs: silenceMs,
        read(received) {
          const reply = decodeInputsReplies(received).find(({ unit }) => unit === board);
          return reply && readStatusBits(reply, lockNumbers[0], settings);
        },
      },
      settings: [],
      unlock: (lock) => ({
        bytes: encodePulse(board, lock - lockNumbers[0], pulseMs),
        restAfterMs: restAfterPulseMs,
        // An accepted pulse comes back byte for byte, which an adapter's echo does too.
        readAnswer: (received) => (decodeRefusals(received).includes(board) ? 'failed' : undefined),
      }),
    };
  },
};
