import { Secret, type Environment } from './config/index.js';
import type { Clock, Randomness } from './kernel/index.js';
import { asOwner } from './platform/index.js';
import { prepareDatabase } from './platform/prepare-database.js';
import { openSiteKey, WrongSecretKeyError } from './site-key/index.js';
import { wrongSecretKey } from './wrong-secret-key.js';

export interface UnlockOptions {
  readonly ownerUrl: string;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Brings the database to what this program needs, and makes its key before anything is written into the ledger: a database with entries
 * and without a key is taken for one of an older version.
 * @returns the names of the migrations that were run, and the key of the site.
 * @throws ConfigurationError when the database was made with another SECRET_KEY.
 */
export async function prepareSite(
  options: UnlockOptions,
): Promise<{ readonly run: readonly string[]; readonly siteKey: Secret<Buffer> }> {
  const run = await prepareDatabase(options.ownerUrl, options.environment.secretKey.reveal());
  return { run, siteKey: await unlockSite(options) };
}

/**
 * Opens the key of the site with SECRET_KEY; the first start makes it. The schema must be up to date.
 * @throws ConfigurationError when the database was made with another SECRET_KEY.
 */
export async function unlockSite({
  ownerUrl,
  environment,
  clock,
  randomness,
}: UnlockOptions): Promise<Secret<Buffer>> {
  const secretKey = environment.secretKey.reveal();
  try {
    return new Secret(
      await asOwner(ownerUrl, clock, (transaction) => openSiteKey(transaction, { secretKey, randomness })),
    );
  } catch (error) {
    throw error instanceof WrongSecretKeyError ? wrongSecretKey(environment) : error;
  }
}
