import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** The only source of chance. The system's own is cryptographically strong; tests bring a predictable one. */
export interface Randomness {
  uuid(): string;
  bytes(count: number): Buffer;
  /** A whole number from 0 to `bound` − 1, every one equally likely. */
  below(bound: number): number;
}

export const systemRandomness: Randomness = {
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count),
  below: (bound) => randomInt(bound),
};
