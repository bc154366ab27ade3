import { createHmac, hkdfSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import { openBytes, sealBytes, type Actor, type Randomness } from '../../kernel/index.js';

/**
 * How answers are kept for a repeated request: found by a keyed hash of the idempotency key, and encrypted with a key
 * that only the holder of the idempotency key can bring. A session token or a phone number in an old answer is thus not
 * readable from the database, even with the site's key.
 */

/** Bound to its request by the key already. */
const place = '';

/** What the key is looked up by: bound to who asked, so that nobody can replay another's answer. */
export function answerKeyHash(secret: Buffer, actor: Actor, key: string): Buffer {
  return createHmac('sha256', secret).update(`${actor.type}\n${actor.id}\n${key}`).digest();
}

/**
 * Fingerprint of a request: the same key with another one is a mistake of the caller. Keyed by the secret and the
 * idempotency key, so that a copy of the database does not let anybody try out passwords, codes or phone numbers.
 */
export function requestHash(
  secret: Buffer,
  key: string,
  method: string,
  path: string,
  body: unknown,
): Buffer {
  const text = canonicalize(body ?? null) ?? 'null';
  return createHmac('sha256', derivedKey(secret, key, 'idempotent request'))
    .update(`${method}\n${path}\n${text}`)
    .digest();
}

function derivedKey(secret: Buffer, key: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(key, 'utf8'), purpose, 32));
}

function sealingKey(secret: Buffer, key: string): Buffer {
  return derivedKey(secret, key, 'idempotent answer');
}

export function seal(secret: Buffer, key: string, body: unknown, randomness: Randomness): Buffer {
  const content = Buffer.from(JSON.stringify(body ?? null), 'utf8');
  return sealBytes(sealingKey(secret, key), place, content, randomness);
}

export function unseal(secret: Buffer, key: string, sealed: Buffer): unknown {
  return JSON.parse(openBytes(sealingKey(secret, key), place, sealed).toString('utf8'));
}
