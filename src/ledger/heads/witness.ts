import type { SignedHead } from './signed-head.js';

/** A witness did not take a head, or nobody knows whether it did. */
export class WitnessRefusal extends Error {
  override readonly name = 'WitnessRefusal';
}

/** Somebody outside who keeps signed heads. The same head may be sent twice, and of several the newest is enough. */
export interface Witness {
  /** The least time between two sendings, whatever became of the first. */
  readonly restMs: number;
  /** @throws WitnessRefusal */
  take(head: SignedHead): Promise<void>;
}
