import { deriveKey } from './sealed-box.js';

/** Seals the phones of codes and sessions. Here for the migration that sealed them, as `person-sealing.ts` is. */
export function deriveCitizenPhoneKey(siteKey: Buffer): Buffer {
  return deriveKey(siteKey, 'motcua247 phones of codes and sessions');
}
