import { createHmac, hkdfSync } from 'node:crypto';

const indexBytes = 32;

export function deriveNameIndexKey(siteKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', siteKey, '', 'motcua247 sign-in name index', indexBytes));
}

/** By what tries at a name are counted. Keyed: people type passwords into the field of the name. */
export function indexName(key: Buffer, username: string): Buffer {
  return createHmac('sha256', key).update(username, 'utf8').digest();
}
