import { createHmac } from 'node:crypto';
import type { PhoneNumber } from './phone-number.js';
import { deriveKey } from './sealed-box.js';

export function derivePhoneIndexKey(siteKey: Buffer): Buffer {
  return deriveKey(siteKey, 'motcua247 phone index');
}

/**
 * By what a phone is found where its number does not stand: 32 bytes. Keyed with the site's key, because there are few
 * enough numbers to try them all.
 */
export function indexPhone(key: Buffer, phone: PhoneNumber): Buffer {
  return createHmac('sha256', key).update(phone, 'utf8').digest();
}
