import type { Actor, Randomness } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import type { Transaction } from '../platform/index.js';
import { lockSiteKey } from './read-site-key.js';
import { unwrapSiteKey, wrapSiteKey } from './wrapped-site-key.js';
import { WrongSecretKeyError } from './wrong-secret-key-error.js';

export interface SecretKeyChange {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly randomness: Randomness;
  readonly actor: Actor;
}

/**
 * Wraps the key of the site with another SECRET_KEY. What the site's key encrypts, hashes and signs stays as it is; the
 * former SECRET_KEY opens nothing any more but copies of the database from before. As the owner of the database.
 *
 * @throws WrongSecretKeyError when `from` is not the one of this database, or nothing was ever wrapped in it.
 */
export async function changeSecretKey(
  transaction: Transaction,
  { from, to, randomness, actor }: SecretKeyChange,
): Promise<void> {
  const stored = await lockSiteKey(transaction);
  const siteKey = stored && unwrapSiteKey(from, stored);
  if (stored === undefined || siteKey === undefined) throw new WrongSecretKeyError();
  const version = stored.version + 1;
  const { wrappedKey, wrappedBy } = wrapSiteKey(to, siteKey, randomness);
  await transaction.query(
    'UPDATE site_key SET wrapped_key = $1, wrapped_by = $2, wrapped_at = $3, version = $4',
    [wrappedKey, wrappedBy, transaction.at, version],
  );
  appendToLedger(transaction, {
    kind: 'site_key.wrapped_anew',
    subject: { type: 'site_key', id: 'site', version },
    actor,
    details: {},
  });
}
