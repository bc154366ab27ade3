import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../kernel/index.js';

/** Signatures as Standard Webhooks lays them down (github.com/standard-webhooks/standard-webhooks, spec, symmetric `v1`). */

const secretPrefix = 'whsec_';
/** The specification asks for 24 to 64. */
const secretBytes = 32;
const scheme = 'v1,';
/** A sender that changes its secret signs with two; more is nobody's need. */
const mostSignatures = 8;

export function drawWebhookSecret(randomness: Randomness): Buffer {
  return randomness.bytes(secretBytes);
}

/** How a secret is handed over. */
export function writeWebhookSecret(secret: Buffer): string {
  return secretPrefix + secret.toString('base64');
}

export interface SignedParts {
  readonly id: string;
  /** Seconds since 1970, as they stand in the header. */
  readonly timestamp: string;
  /** As it stands on the wire, byte for byte. */
  readonly body: string | Buffer;
}

/** The header `webhook-signature`: a signature with each secret, the newer first, so that either is enough for the receiver. */
export function signWebhook(secrets: readonly Buffer[], parts: SignedParts): string {
  return secrets.map((secret) => scheme + digest(secret, parts).toString('base64')).join(' ');
}

/** Whether one of the signatures of a header was made with one of the secrets. Compares in constant time. */
export function isSignedWith(secrets: readonly Buffer[], header: string, parts: SignedParts): boolean {
  const given = header
    .split(' ', mostSignatures)
    .filter((signature) => signature.startsWith(scheme))
    .map((signature) => Buffer.from(signature.slice(scheme.length), 'base64'));
  const right = secrets.map((secret) => digest(secret, parts));
  return right.some((expected) =>
    given.some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected)),
  );
}

function digest(secret: Buffer, { id, timestamp, body }: SignedParts): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`, 'utf8').update(body).digest();
}
