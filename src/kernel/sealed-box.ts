import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Randomness } from './randomness.js';

/** AES-256-GCM with a fresh nonce (NIST SP 800-38D): nonce, ciphertext and tag, one after the other. */

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** By how many bytes what is sealed is longer than what went in. */
export const sealedOverheadBytes = nonceBytes + tagBytes;

/** A 32-byte key for one purpose alone, from the site's key or the service's secret (HKDF-SHA-256, RFC 5869). */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, keyBytes));
}

/** @param place what the content belongs to; it opens nowhere else. */
export function sealBytes(key: Buffer, place: string, content: Buffer, randomness: Randomness): Buffer {
  const nonce = randomness.bytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when it was sealed with another key, for another place, or was changed since. */
export function openBytes(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed.length < sealedOverheadBytes) throw new RangeError('Too short to be sealed content');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(place, 'utf8'))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
