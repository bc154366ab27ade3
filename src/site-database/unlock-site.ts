import {
  ConfigurationError,
  describeMistake,
  environmentPlace,
  Secret,
  type Environment,
} from '../config/index.js';
import type { Clock, Randomness } from '../kernel/index.js';
import {
  asSignedIn,
  assertServiceLogin,
  driverErrorOf,
  missingMigrations,
  sqlState,
} from '../platform/index.js';
import { prepareDatabase } from '../platform/prepare-database.js';
import { openMadeSiteKey, openSiteKey, WrongSecretKeyError } from '../site-key/index.js';
import { wrongSecretKey } from './wrong-secret-key.js';

export interface UnlockOptions {
  /** Of the database, as its owner unless another is named. */
  readonly url: string;
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
  const run = await prepareDatabase(options.url, options.environment.secretKey.reveal());
  return { run, siteKey: await unlockSite(options) };
}

/**
 * Opens the key of the site with SECRET_KEY; the first start makes it. The schema must be up to date.
 * @throws ConfigurationError when the database was made with another SECRET_KEY.
 */
export function unlockSite({ url, environment, clock, randomness }: UnlockOptions): Promise<Secret<Buffer>> {
  const secretKey = environment.secretKey.reveal();
  return unlocked(environment, () =>
    asSignedIn(url, clock, (transaction) => openSiteKey(transaction, { secretKey, randomness })),
  );
}

/**
 * Opens the key of a site that its owner has prepared for a login of the service (`motcua247 migrate --for`); by the login.
 * @throws ConfigurationError when it is not prepared for this version, or was made with another SECRET_KEY;
 * ServiceLoginError when the login may do more.
 */
export async function openPreparedSite({ url, environment, clock }: UnlockOptions): Promise<Secret<Buffer>> {
  const secretKey = environment.secretKey.reveal();
  await assertServiceLogin(url);
  const missing = await missingMigrations(url, secretKey).catch((error: unknown) => {
    if (driverErrorOf(error)?.code === sqlState.insufficientPrivilege) return ['rights of this login'];
    throw error;
  });
  if (missing.length > 0) throw notPrepared(missing);
  return unlocked(environment, async () => {
    const siteKey = await asSignedIn(url, clock, (transaction) => openMadeSiteKey(transaction, secretKey));
    if (siteKey === undefined) throw notPrepared(['the key of the site']);
    return siteKey;
  });
}

async function unlocked(environment: Environment, open: () => Promise<Buffer>): Promise<Secret<Buffer>> {
  try {
    return new Secret(await open());
  } catch (error) {
    throw error instanceof WrongSecretKeyError ? wrongSecretKey(environment) : error;
  }
}

function notPrepared(missing: readonly string[]): ConfigurationError {
  const message = `names a login for which the database is not prepared: it lacks ${missing.join(', ')}; run motcua247 migrate --for with its name and the DATABASE_URL of the database's owner`;
  return new ConfigurationError([describeMistake('DATABASE_URL', environmentPlace, message)]);
}
