import { hkdfSync } from 'node:crypto';

const keyBytes = 32;

export function deriveRecoveryKey(secretKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'motcua247 recovery codes', keyBytes));
}
