import { generateSync, generateURI, ScureBase32Plugin, verifySync } from 'otplib';

/** RFC 6238, 4.1 and 5.2: the default step, and as much of a difference between the clocks as it advises at most. */
const stepSeconds = 30;
/** RFC 4226, 4: as long as the output of HMAC-SHA-1. */
export const secretBytes = 20;
const issuer = 'motcua247';

const base32 = new ScureBase32Plugin();
const epochOf = (at: Date): number => Math.floor(at.getTime() / 1_000);

/** The number of the time step that a time lies in. */
export const stepAt = (at: Date): number => Math.floor(epochOf(at) / stepSeconds);

/** When the code of this time is over. */
export const stepEnd = (at: Date): Date => new Date((stepAt(at) + 1) * stepSeconds * 1_000);

/** The six digits that an app with this secret shows at this time. */
export function codeAt(secret: Uint8Array, at: Date): string {
  return generateSync({ secret, epoch: epochOf(at) });
}

/**
 * The time step whose code this is: the present one, the one before or the one after. Compared in constant time.
 * @param code six digits.
 * @returns undefined for a wrong code.
 */
export function matchingStep(secret: Uint8Array, code: string, at: Date): number | undefined {
  const result = verifySync({
    secret,
    token: code,
    epoch: epochOf(at),
    epochTolerance: stepSeconds,
  });
  return result.valid ? stepAt(at) + result.delta : undefined;
}

/** A secret as people type it, and as apps read it from a QR code. */
export function shownSecret(
  secret: Uint8Array,
  username: string,
): { readonly key: string; readonly uri: string } {
  const key = base32.encode(secret);
  return { key, uri: generateURI({ issuer, label: username, secret: key }) };
}
