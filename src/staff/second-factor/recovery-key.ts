import { hkdfSync } from 'node:crypto';

const keyBytes = 32;

export function deriveRecoveryKey(siteKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', siteKey, '', 'motcua247 recovery codes', keyBytes));
}
