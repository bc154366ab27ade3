import type { Randomness } from '../../../simulator/index.js';
import { noBankFaults, type BankFaults } from '../../../simulator/faults/line-faults.js';
import type { Clock } from '../../boards/testing/clock.js';
import type { Disturbance, Piece } from '../../boards/testing/line.js';
import type { SimulatedBank } from '../../../simulator/bus/simulated-bank.js';
import type { Transport } from '../../../contract/index.js';
import type { Cable } from './cable.js';
import { longestTroubleMs, pick } from './site-line.js';

/** One wire with its boards, as far as it can be disturbed. */
export interface TroubledWire {
  readonly cable: Cable;
  readonly clock: Clock;
  readonly isPulse: (bytes: Uint8Array) => boolean;
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
    wire.cable.disturb = (bytes) => (randomness.below(3) === 0 ? disturb(bytes) : [now(bytes)]);
    return () => {
      wire.cable.mend();
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
 * What can be wrong with any line or its boards. Not among them: a bit that flips on the way *to* a board. Winnsen boards guard their commands
 * with nothing, so there it opens another lock, and no host can help it; for the same reason no two replies in a row have the same bit
 * flipped. A reply is later than its time-out, but not by more
 * than the time in which the bridge leaves the board alone (`lateReplyTimeouts`): the protocols number nothing.
 */
const onEveryWire: Readonly<Record<string, WireTrouble>> = {
  'dead board': onABoard(() => ({ silence: 'dead' })),
  'mute board': onABoard(() => ({ silence: 'mute' })),
  'mute after its next pulse': onABoard(() => ({ silence: 'mute_after_next_pulse' })),
  'board that restarts': onABoard((randomness) => ({ restartOverRequests: 1 + randomness.below(20) })),
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
  'line cut while sending': ({ cable }, randomness) => {
    cable.cutSending = (bytes) =>
      randomness.below(20) === 0 ? randomness.below(bytes.length + 1) : undefined;
    return () => {
      cable.mend();
    };
  },
  'line that takes no bytes': ({ cable }) => {
    cable.stall();
    return () => {
      cable.mend();
    };
  },
};

function unreachable(ends: string, fails: string): WireTrouble {
  return ({ cable }) => {
    cable.opening = { fails };
    cable.end(ends);
    return () => {
      cable.mend();
    };
  };
}

/** What can be wrong with a serial port. */
const serialTroubles: Readonly<Record<string, WireTrouble>> = {
  'adapter gone and back': unreachable('the adapter is gone', 'no such file or directory'),
};

/** What can be wrong with a connection to a converter. */
const networkTroubles: Readonly<Record<string, WireTrouble>> = {
  'connection refused': unreachable('read ECONNRESET', 'connect ECONNREFUSED'),
  'connection reset': ({ cable, clock }, randomness) => {
    const resetSoon = (): void => {
      clock.schedule(randomness.below(1_000), () => {
        if (cable.opened === resetSoon) cable.end('read ECONNRESET');
      });
    };
    cable.opened = resetSoon;
    cable.end('read ECONNRESET');
    return () => {
      cable.mend();
    };
  },
  'connection that hangs while it is opened': ({ cable }) => {
    cable.opening = 'hangs';
    cable.end('read ETIMEDOUT');
    return () => {
      cable.mend();
    };
  },
  'cable pulled out beyond a switch': ({ cable }) => {
    cable.pullOut();
    return () => {
      cable.mend();
    };
  },
  // For so long that the bridge has thrown the pulse away by then: otherwise it arrives, and was not commanded.
  'cable pulled out before the next pulse': ({ cable, clock, isPulse }) => {
    const lastAtMs = clock.monotonicMs() + longestTroubleMs / 2;
    cable.pullsOutBefore = (bytes) => isPulse(bytes) && clock.monotonicMs() < lastAtMs;
    return () => {
      cable.mend();
    };
  },
};

export function wireTroubles(transport: Transport['kind']): readonly WireTrouble[] {
  const own = transport === 'tcp' ? networkTroubles : serialTroubles;
  return [...Object.values(onEveryWire), ...Object.values(own)];
}
