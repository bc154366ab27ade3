import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../kernel/index.js';

/**
 * Codes at rest. A million codes are tried in a moment, so a hash alone hides nothing: it is keyed with the service's
 * secret, which is not in the database, and salted, so that equal codes do not look equal.
 */

const codeDigits = 6;
const saltBytes = 16;
const hashBytes = 32;

export interface StoredCode {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Six digits, every one of the million equally likely, leading zeros kept. */
export function drawCode(randomness: Randomness): string {
  return String(randomness.below(10 ** codeDigits)).padStart(codeDigits, '0');
}

export function deriveCodeKey(siteKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', siteKey, '', 'motcua247 citizen code', hashBytes));
}

export function storeCode(key: Buffer, code: string, randomness: Randomness): StoredCode {
  const salt = randomness.bytes(saltBytes);
  return { salt, hash: hashOf(key, salt, code) };
}

/** Compares in constant time. Where no code was drawn, it takes as long and is never right. */
export function matchesCode(key: Buffer, stored: StoredCode | undefined, guess: string): boolean {
  const { salt, hash } = stored ?? { salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(hashBytes) };
  return timingSafeEqual(hashOf(key, salt, guess), hash) && stored !== undefined;
}

function hashOf(key: Buffer, salt: Buffer, code: string): Buffer {
  return createHmac('sha256', key).update(salt).update(code, 'utf8').digest();
}
