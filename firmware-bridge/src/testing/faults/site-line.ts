import type { Randomness } from '../../../simulator/index.js';
import type { World } from '../../../simulator/bus/simulated-bank.js';
import type { Clock } from '../../boards/testing/clock.js';
import type { Bank } from '../../bus/bank.js';
import type { BankListener, LockBus } from '../../bus/lock-bus.js';
import type { LockSupply } from '../../bus/lock-supply.js';
import type { Lifetime } from './lifetime.js';
import type { LineBounds } from './line-bounds.js';

/** Begins one trouble; what it returns ends it. */
export type Trouble = (randomness: Randomness) => () => void;

/** A trouble that ends by itself is over by then. */
export const longestTroubleMs = 20_200;

/** What one start of the bridge has for a line. */
export interface BridgeStart {
  readonly life: Lifetime;
  readonly supply: LockSupply;
  readonly listener: BankListener;
}

/** A line as one start of the bridge holds it. */
export interface HeldLine {
  readonly bus: LockBus;
  readonly banks: readonly Bank[];
  /** The operating system takes everything away from a bridge that has died. */
  abandon(): void;
}

/** Locks that hang together with all that is wrong with them. */
export interface SiteLine extends LineBounds {
  readonly id: string;
  readonly troubles: readonly Trouble[];
  /** A start of the bridge takes it. */
  hold(start: BridgeStart): HeldLine;
  /** What the bridge finds there begins before the bridge does. */
  startWorld(): Promise<void>;
  stopWorld(): Promise<void>;
}

export interface LineSurroundings {
  readonly world: World;
  readonly clock: Clock;
  /** Told in the breath in which a bridge lets a lock draw for so long. */
  readonly draws: (bus: string, lock: string, pulseMs: number) => void;
}

export function pick<Value>(values: readonly Value[], randomness: Randomness): Value {
  const value = values[randomness.below(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}
