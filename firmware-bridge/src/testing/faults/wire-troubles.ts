import type { Randomness } from '../../../simulator/index.js';
import { noBankFaults, type BankFaults } from '../../../simulator/faults/line-faults.js';
import type { Disturbance, Line, Piece } from '../../boards/testing/line.js';
import type { SimulatedBank } from '../../../simulator/bus/simulated-bank.js';
import { longestTroubleMs, pick } from './site-line.js';

/** One wire with its boards, as far as it can be disturbed. */
export interface TroubledWire {
  readonly line: Line;
  readonly banks: readonly {
    readonly simulated: SimulatedBank;
    /** What the board says now when it is asked for its doors. */
    readonly reply: () => Uint8Array;
  }[];
}

type WireTrouble = (wire: TroubledWire, randomness: Randomness) => () => void;

const now = (bytes: Uint8Array): Piece => ({ afterMs: 0, bytes });

function onABoard(faults: (randomness: Randomness) => Partial<BankFaults>): WireTrouble {
  return ({ banks }, randomness) => {
    const { simulated } = pick(banks, randomness);
    simulated.setFaults({ ...simulated.faults, ...faults(randomness) });
    return () => {
      simulated.setFaults(noBankFaults);
    };
  };
}

/** Of the replies of a line, one in three is disturbed. */
function onTheLine(disturbance: (wire: TroubledWire, randomness: Randomness) => Disturbance): WireTrouble {
  return (wire, randomness) => {
    const disturb = disturbance(wire, randomness);
    wire.line.disturb = (bytes) => (randomness.below(3) === 0 ? disturb(bytes) : [now(bytes)]);
    return () => {
      wire.line.mend();
    };
  };
}

function burst(randomness: Randomness): Uint8Array {
  return randomness.bytes(1 + randomness.below(8));
}

function withBitFlipped(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

/**
 * What can be wrong with a line or a board. Not among them: a bit that flips on the way *to* a board. Winnsen boards guard their commands
 * with nothing, so there it opens another lock, and no host can help it; for the same reason no two replies in a row have the same bit
 * flipped. A reply is later than its time-out, but not by more
 * than the time in which the bridge leaves the board alone (`lateReplyTimeouts`): the protocols number nothing.
 */
export const wireTroubles: Readonly<Record<string, WireTrouble>> = {
  'dead board': onABoard(() => ({ silence: 'dead' })),
  'mute board': onABoard(() => ({ silence: 'mute' })),
  'mute after its next pulse': onABoard(() => ({ silence: 'mute_after_next_pulse' })),
  'slow board': onABoard((randomness) => ({ extraTurnaroundMs: randomness.below(200) })),
  'corrupt replies': onTheLine((_line, randomness) => {
    let place = randomness.below(256);
    return (bytes) => {
      place += 1;
      return [now(withBitFlipped(bytes, place % (8 * bytes.length)))];
    };
  }),
  noise: onTheLine((_line, randomness) => (bytes) => [
    now(burst(randomness)),
    now(bytes),
    now(burst(randomness)),
  ]),
  'late replies': onTheLine((_line, randomness) => (bytes) => [{ afterMs: randomness.below(200), bytes }]),
  'replies twice': onTheLine((_line, randomness) => (bytes) => [
    now(bytes),
    { afterMs: randomness.below(30), bytes },
  ]),
  'foreign replies': onTheLine(({ banks }, randomness) => (bytes) => [
    now(pick(banks, randomness).reply()),
    now(bytes),
  ]),
  'broken replies': onTheLine((_line, randomness) => (bytes) => [
    now(bytes.subarray(0, randomness.below(bytes.length))),
  ]),
  'no line': ({ line }, randomness) => {
    line.cut(200 + randomness.below(longestTroubleMs - 200));
    return () => undefined;
  },
  'line cut while sending': ({ line }, randomness) => {
    line.cutSending = (bytes) =>
      randomness.below(20) === 0 ? randomness.below(bytes.length + 1) : undefined;
    return () => {
      line.mend();
    };
  },
};
