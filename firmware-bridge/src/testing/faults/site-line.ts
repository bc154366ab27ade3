import type { Randomness } from '../../../simulator/index.js';
import type { World } from '../../../simulator/bus/simulated-bank.js';
import type { Clock } from '../../boards/testing/clock.js';
import type { Bank } from '../../bus/bank.js';
import type { BankListener, LockBus } from '../../bus/lock-bus.js';

/** Begins one trouble; what it returns ends it. */
export type Trouble = (randomness: Randomness) => () => void;

/** A trouble that ends by itself is over by then. */
export const longestTroubleMs = 20_200;

/** Locks that hang together with all that is wrong with them, on both sides: the bridge's bus, and what it finds there. */
export interface SiteLine {
  readonly id: string;
  readonly bus: LockBus;
  readonly banks: readonly Bank[];
  readonly troubles: readonly Trouble[];
  /** When its trouble is over, it is back in service within that time. */
  readonly recoveredWithinMs: number;
  /** What the bridge finds there begins before the bridge does. */
  startWorld(): Promise<void>;
  stopWorld(): Promise<void>;
}

export interface LineSurroundings {
  readonly world: World;
  readonly clock: Clock;
  readonly listener: BankListener;
}

export function pick<Value>(values: readonly Value[], randomness: Randomness): Value {
  const value = values[randomness.below(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}
