import type { Transaction } from '../platform/index.js';
import type { WrappedSiteKey } from './wrapped-site-key.js';

export interface StoredSiteKey extends WrappedSiteKey {
  /** How often it was wrapped, the first time included. */
  readonly version: number;
}

/** The key of the site as it is stored, locked until the end of the transaction; undefined before the first start. */
export async function readSiteKey(transaction: Transaction): Promise<StoredSiteKey | undefined> {
  const [stored] = await transaction.query<StoredSiteKey>(
    'SELECT wrapped_key AS "wrappedKey", wrapped_by AS "wrappedBy", version FROM site_key FOR UPDATE',
  );
  return stored;
}
