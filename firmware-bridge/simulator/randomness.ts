import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** The simulator's only source of chance. */
export interface Randomness {
  /** A whole number from 0 to `bound` − 1, every one equally likely. */
  below(bound: number): number;
  bytes(count: number): Uint8Array;
  uuid(): string;
}

export const systemRandomness: Randomness = {
  below: (bound) => randomInt(bound),
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
};

/**
 * The same chances for the same seed, so that a run with noise on the line can be repeated.
 * The generator is Marsaglia's xorshift32 ("Xorshift RNGs", 2003); identifiers stay truly random.
 *
 * @param seed any whole number; 0 counts as 1, because xorshift never leaves 0.
 */
export function seededRandomness(seed: number): Randomness {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  const below = (bound: number): number => Math.floor((next() / 2 ** 32) * bound);
  return {
    below,
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
    uuid: () => randomUUID(),
  };
}

const fineness = 1_000_000;

/** True with the given probability, 0 (never) to 1 (always). */
export function happens(probability: number, randomness: Randomness): boolean {
  if (probability <= 0) return false;
  return randomness.below(fineness) < probability * fineness;
}
