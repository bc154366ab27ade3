import { createHmac } from 'node:crypto';
import type { PhoneNumber } from './phone-number.js';
import { deriveKey } from './sealed-box.js';

export function derivePhoneIndexKey(secretKey: Buffer): Buffer {
  return deriveKey(secretKey, 'motcua247 phone index');
}

/**
 * By what a phone is found where its number does not stand: 32 bytes. Keyed with the service's secret, because there are few
 * enough numbers to try them all.
 */
export function indexPhone(key: Buffer, phone: PhoneNumber): Buffer {
  return createHmac('sha256', key).update(phone, 'utf8').digest();
}
