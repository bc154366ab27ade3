import { join } from 'node:path';
import { ConfigurationError, describeMistake, environmentPlace, type Environment } from '../config/index.js';

/** What to say when SECRET_KEY is not the one of the database. */
export function wrongSecretKey({
  databaseUrl,
  dataDirectory,
  secretKeyOrigin,
}: Environment): ConfigurationError {
  const [key, place] =
    secretKeyOrigin === 'demo'
      ? ['DATA_DIRECTORY', join(dataDirectory, 'secret.key')]
      : ['SECRET_KEY', environmentPlace];
  const database =
    databaseUrl === undefined
      ? `the database in ${join(dataDirectory, 'postgres')} was made, and the database's password derives from it`
      : 'the database of DATABASE_URL was made, and what it holds about people opens with no other';
  return new ConfigurationError([
    describeMistake(
      key,
      place,
      `is not the secret key with which ${database}; put the right key back (SECRET_KEY, the file that SECRET_KEY_FILE names, or secret.key in the data directory), from a backup if need be`,
    ),
  ]);
}
