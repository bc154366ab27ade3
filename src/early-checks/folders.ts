import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import {
  ConfigurationError,
  describeMistake,
  environmentPlace,
  whyUnreadable,
  type Settings,
} from '../config/index.js';

/**
 * Makes the data directory and the runtime directory where they are not there yet.
 * @throws ConfigurationError naming the setting when one cannot be used.
 */
export function makeFolders({
  dataDirectory,
  runtimeDirectory,
}: Pick<Settings, 'dataDirectory' | 'runtimeDirectory'>): void {
  // The database's own user must be able to pass through; every file with a secret has a mode of its own.
  attempt('DATA_DIRECTORY', dataDirectory, () => {
    mkdirSync(dataDirectory, { recursive: true });
    chmodSync(dataDirectory, 0o711);
  });
  attempt('RUNTIME_DIRECTORY', runtimeDirectory, () => {
    mkdirSync(runtimeDirectory, { recursive: true, mode: 0o700 });
  });
}

function attempt(key: string, path: string, work: () => void): void {
  try {
    work();
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const message = `${path} cannot be used: ${whyUnreadable(error)}; set it to a folder that belongs to the user who runs this`;
    throw new ConfigurationError([describeMistake(key, environmentPlace, message)]);
  }
}
