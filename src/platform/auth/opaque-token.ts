import { createHash } from 'node:crypto';
import type { Randomness } from '../../kernel/index.js';

const tokenBytes = 32;

export interface OpaqueToken {
  /** Given to its holder once, and kept nowhere. */
  readonly token: string;
  /** What is stored, and looked up by. */
  readonly hash: Buffer;
}

/** A new secret of 256 bits in base64url (43 characters): it means nothing, and only its hash finds what it stands for. */
export function mintToken(randomness: Randomness): OpaqueToken {
  const token = randomness.bytes(tokenBytes).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256. No salt and no slow hash: a random secret of 256 bits cannot be guessed from it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Whether a header's value can be a token at all; what is longer is not even hashed. */
export function isTokenShaped(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value);
}
