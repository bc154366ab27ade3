import { createHash } from 'node:crypto';
import type { Randomness } from '../../kernel/index.js';

/** 128 bits: nobody finds one by trying, and the QR code stays coarse enough for a small screen. */
const tokenBytes = 16;

/**
 * Before the token in the QR code: the kiosk's scanner tells it from other codes, and a telephone that reads it opens
 * nothing. The kiosk's page looks for the same words (`web/src/kiosk/input/pickup-qr.ts`).
 */
const qrPrefix = 'motcua247:pickup:';

/** The secret that a pickup QR shows, in base64url (22 characters). */
export function drawPickupToken(randomness: Randomness): string {
  return randomness.bytes(tokenBytes).toString('base64url');
}

export const qrTextOf = (token: string): string => qrPrefix + token;

/** What the database keeps of it. No salt and no slow hash: a random secret of 128 bits is not found from it. */
export function hashPickupToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
