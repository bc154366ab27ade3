import type { Transaction } from '../platform/index.js';
import type { WrappedSiteKey } from './wrapped-site-key.js';

export interface StoredSiteKey extends WrappedSiteKey {
  /** How often it was wrapped, the first time included. */
  readonly version: number;
}

const reading = 'SELECT wrapped_key AS "wrappedKey", wrapped_by AS "wrappedBy", version FROM site_key';

/** The key of the site as it is stored, locked until the end of the transaction; undefined before the first start. */
export async function lockSiteKey(transaction: Transaction): Promise<StoredSiteKey | undefined> {
  const [stored] = await transaction.query<StoredSiteKey>(`${reading} FOR UPDATE`);
  return stored;
}

/** The same for who may read it and nothing else. */
export async function readSiteKey(transaction: Transaction): Promise<StoredSiteKey | undefined> {
  const [stored] = await transaction.query<StoredSiteKey>(reading);
  return stored;
}
