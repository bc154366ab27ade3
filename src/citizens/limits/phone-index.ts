import { createHmac, hkdfSync } from 'node:crypto';
import type { PhoneNumber } from '../../kernel/index.js';

const indexBytes = 32;

export function derivePhoneIndexKey(secretKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'motcua247 phone index', indexBytes));
}

/**
 * By what a phone is found where its number is not kept. Keyed with the service's secret, because there are few enough
 * numbers to try them all.
 */
export function indexPhone(key: Buffer, phone: PhoneNumber): Buffer {
  return createHmac('sha256', key).update(phone, 'utf8').digest();
}
