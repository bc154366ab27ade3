import { secretFingerprint, type Randomness } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import type { Transaction } from '../platform/index.js';
import { lockSiteKey, readSiteKey } from './read-site-key.js';
import { siteKeyBytes, unwrapSiteKey, wrapSiteKey } from './wrapped-site-key.js';
import { WrongSecretKeyError } from './wrong-secret-key-error.js';

export interface SiteKeyParts {
  /** The service's SECRET_KEY. */
  readonly secretKey: Buffer;
  readonly randomness: Randomness;
}

/**
 * The key of the site, 32 bytes; made at the first start. As the owner of the database: the service's role has no right to it.
 *
 * @throws WrongSecretKeyError; Error when what is stored was changed.
 */
export async function openSiteKey(transaction: Transaction, parts: SiteKeyParts): Promise<Buffer> {
  const stored = await lockSiteKey(transaction);
  if (stored === undefined) return makeSiteKey(transaction, parts);
  const siteKey = unwrapSiteKey(parts.secretKey, stored);
  if (siteKey === undefined) throw new WrongSecretKeyError();
  return siteKey;
}

/**
 * The key of a site that was prepared, for a login that may read it and nothing else; undefined when there is none yet.
 * @throws WrongSecretKeyError; Error when what is stored was changed.
 */
export async function openMadeSiteKey(
  transaction: Transaction,
  secretKey: Buffer,
): Promise<Buffer | undefined> {
  const stored = await readSiteKey(transaction);
  if (stored === undefined) return undefined;
  const siteKey = unwrapSiteKey(secretKey, stored);
  if (siteKey === undefined) throw new WrongSecretKeyError();
  return siteKey;
}

async function makeSiteKey(
  transaction: Transaction,
  { secretKey, randomness }: SiteKeyParts,
): Promise<Buffer> {
  const siteKey = (await hasHistory(transaction))
    ? await adoptSecretKey(transaction, secretKey)
    : randomness.bytes(siteKeyBytes);
  const { wrappedKey, wrappedBy } = wrapSiteKey(secretKey, siteKey, randomness);
  await transaction.query(
    `INSERT INTO site_key (id, wrapped_key, wrapped_by, wrapped_at, version) VALUES ('site', $1, $2, $3, 1)`,
    [wrappedKey, wrappedBy, transaction.at],
  );
  appendToLedger(transaction, {
    kind: 'site_key.made',
    subject: { type: 'site_key', id: 'site', version: 1 },
    actor: { type: 'system', id: 'start' },
    details: {},
  });
  return siteKey;
}

async function hasHistory(transaction: Transaction): Promise<boolean> {
  const entries = await transaction.query('SELECT FROM ledger_entry LIMIT 1');
  return entries.length > 0;
}

/**
 * Versions before this one derived everything from SECRET_KEY itself: what they encrypted, and the links they sent, go on
 * only if it becomes the key of the site.
 */
async function adoptSecretKey(transaction: Transaction, secretKey: Buffer): Promise<Buffer> {
  const foreign = await transaction.query('SELECT FROM dossier_key WHERE wrapped_by <> $1 LIMIT 1', [
    secretFingerprint(secretKey),
  ]);
  if (foreign.length > 0) throw new WrongSecretKeyError();
  return secretKey;
}
