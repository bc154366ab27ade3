import type { Environment } from '../config/index.js';
import type { Actor, Clock, Randomness } from '../kernel/index.js';
import { asSignedIn, lockInstance } from '../platform/index.js';
import { changeSecretKey, WrongSecretKeyError } from '../site-key/index.js';
import {
  databasePasswordFrom,
  openDatabaseServer,
  ownerUrlOf,
  wrongSecretKey,
} from '../site-database/index.js';

export interface SecretKeyReplacement {
  /** Of the service, with the SECRET_KEY that is to go. */
  readonly environment: Environment;
  /** The one that is to come, 32 bytes. */
  readonly to: Buffer;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly actor: Actor;
}

/**
 * Makes another SECRET_KEY the one of this database, all or nothing. The embedded database's password derives from it, so both
 * change in one transaction.
 *
 * @throws AnotherInstanceError while a service runs, which would go on under the key that is to go; ConfigurationError when the
 * SECRET_KEY of the environment is not the one of this database, or DATABASE_URL names not its owner.
 */
export async function replaceSecretKey({
  environment,
  to,
  clock,
  randomness,
  actor,
}: SecretKeyReplacement): Promise<void> {
  const server = await openDatabaseServer(environment);
  try {
    const ownerUrl = ownerUrlOf(server);
    const lock = await lockInstance(ownerUrl, () => undefined);
    try {
      await asSignedIn(ownerUrl, clock, async (transaction) => {
        await changeSecretKey(transaction, { from: environment.secretKey.reveal(), to, randomness, actor });
        if (environment.databaseUrl !== undefined) return;
        // A statement of this kind takes no parameters; the password is base64url.
        await transaction.query(`ALTER ROLE CURRENT_USER PASSWORD '${databasePasswordFrom(to)}'`);
      });
    } catch (error) {
      throw error instanceof WrongSecretKeyError ? wrongSecretKey(environment) : error;
    } finally {
      await lock.release();
    }
  } finally {
    if (server.startedHere) await server.stop();
  }
}
