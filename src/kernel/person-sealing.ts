import { createHmac } from 'node:crypto';
import type { PhoneNumber } from './phone-number.js';
import type { Randomness } from './randomness.js';
import { deriveKey, openBytes, sealBytes } from './sealed-box.js';

/**
 * How a dossier's phone and name are kept: sealed with a key of the dossier's own, which is kept wrapped with a key that
 * follows from the site's. Without the wrapped key nothing opens them again, in no copy that still has them.
 * It stands in the kernel because the migration that sealed what older versions kept in clear does it the same way.
 */

const dataKeyBytes = 32;
const fingerprintBytes = 8;

/** Who a dossier belongs to, as far as it is known. */
export interface Person {
  readonly phone: PhoneNumber;
  readonly holderName: string | null;
}

export interface SealedPerson {
  readonly sealedPhone: Buffer;
  readonly sealedHolderName: Buffer | null;
  readonly wrappedKey: Buffer;
}

export function deriveWrappingKey(siteKey: Buffer): Buffer {
  return deriveKey(siteKey, 'motcua247 dossier key');
}

/** Tells which secret a key was wrapped with, and nothing about it. */
export function secretFingerprint(secret: Buffer): Buffer {
  return deriveKey(secret, 'motcua247 secret fingerprint').subarray(0, fingerprintBytes);
}

const placeOfKey = (dossierId: string): string => `dossier_key.wrapped_key ${dossierId}`;
const placeOfPhone = (dossierId: string): string => `dossier.sealed_phone ${dossierId}`;
const placeOfName = (dossierId: string): string => `dossier.sealed_holder_name ${dossierId}`;

/** Seals with a new key for this dossier. */
export function sealPerson(
  wrappingKey: Buffer,
  dossierId: string,
  person: Person,
  randomness: Randomness,
): SealedPerson {
  const key = randomness.bytes(dataKeyBytes);
  const seal = (place: string, text: string): Buffer =>
    sealBytes(key, place, Buffer.from(text, 'utf8'), randomness);
  return {
    sealedPhone: seal(placeOfPhone(dossierId), person.phone),
    sealedHolderName: person.holderName === null ? null : seal(placeOfName(dossierId), person.holderName),
    wrappedKey: sealBytes(wrappingKey, placeOfKey(dossierId), key, randomness),
  };
}

/** @throws Error when anything was wrapped or sealed otherwise, for another dossier, or was changed since. */
export function openPerson(wrappingKey: Buffer, dossierId: string, sealed: SealedPerson): Person {
  const key = openBytes(wrappingKey, placeOfKey(dossierId), sealed.wrappedKey);
  const open = (place: string, content: Buffer): string => openBytes(key, place, content).toString('utf8');
  return {
    // Nothing but a PhoneNumber was sealed there, and nothing else opens.
    phone: open(placeOfPhone(dossierId), sealed.sealedPhone) as PhoneNumber,
    holderName:
      sealed.sealedHolderName === null ? null : open(placeOfName(dossierId), sealed.sealedHolderName),
  };
}

/**
 * What somebody must say about a dossier's holder, as it is kept: there are few days of birth and fewer groups of four digits, so
 * the hash is keyed with the dossier's own key. Without that nothing can be tried against it, and equal answers look different.
 */
export function hashAnswer(
  wrappingKey: Buffer,
  dossierId: string,
  wrappedKey: Buffer,
  answer: string,
): Buffer {
  const key = openBytes(wrappingKey, placeOfKey(dossierId), wrappedKey);
  return createHmac('sha256', deriveKey(key, 'motcua247 pickup factor')).update(answer, 'utf8').digest();
}
