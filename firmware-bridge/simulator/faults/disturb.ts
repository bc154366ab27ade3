import { happens, type Randomness } from '../randomness.js';

/** A bus picks up a handful of bytes from a starting motor, not a page. */
const longestNoiseBytes = 8;

/** With the given probability, the same bytes with exactly one bit flipped; otherwise the bytes as they are. */
export function flipOneBit(bytes: Uint8Array, probability: number, randomness: Randomness): Uint8Array {
  if (bytes.length === 0 || !happens(probability, randomness)) return bytes;
  const flipped = Uint8Array.from(bytes);
  const bit = randomness.below(bytes.length * 8);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

/** With the given probability, the bytes with 1–8 random bytes before them, after them, or on both sides. */
export function addNoise(bytes: Uint8Array, probability: number, randomness: Randomness): Uint8Array {
  if (!happens(probability, randomness)) return bytes;
  const burst = (): Uint8Array => randomness.bytes(1 + randomness.below(longestNoiseBytes));
  const none = new Uint8Array();
  const side = randomness.below(3);
  return Buffer.concat([side === 1 ? none : burst(), bytes, side === 0 ? none : burst()]);
}
