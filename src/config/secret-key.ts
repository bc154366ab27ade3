import { existsSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Randomness } from '../kernel/index.js';
import { ConfigurationError, describeMistake } from './configuration-error.js';
import { whyUnreadable } from './file-text.js';
import { Secret } from './secret.js';

export const secretKeyBytes = 32;

/** Of these in the data directory the first is the database, whose passwords derive from the key. */
const madeWithTheKey = ['postgres/cluster', 'demo-credentials.json'];

/** By which the place of the demo's key is set. */
const setting = 'DATA_DIRECTORY';

/** What a key may look like, for messages. */
export const secretKeyForm = `must be ${secretKeyBytes} bytes, as 64 hexadecimal digits or as base64`;

/** Reads a key written in hexadecimal or base64; `undefined` when it is neither or has another length. */
export function decodeSecretKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return undefined;
}

/**
 * A secret key that stands alone in a file.
 * @param name what the file is for, in messages.
 * @throws ConfigurationError when there is none, or others on this machine can read it.
 */
export function readSecretKeyFile(name: string, path: string): Secret<Buffer> {
  const key = readKeyFile({ name, path, remedy: 'write another one into it' });
  if (key === undefined) refuse(name, path, 'cannot be read: there is no such file');
  return new Secret(key);
}

export function demoKeyPath(dataDirectory: string): string {
  return join(dataDirectory, 'secret.key');
}

/** The demo's key when one was generated in this data directory before; `undefined` when there is none. */
export function readDemoKey(dataDirectory: string): Buffer | undefined {
  return readKeyFile({
    name: setting,
    path: demoKeyPath(dataDirectory),
    remedy: 'restore it from a backup',
  });
}

/**
 * The demo's key as a start needs it; `undefined` before the first start.
 * @throws ConfigurationError when the key is gone and what was made with it is not: a new key would open none of it.
 */
export function findDemoKey(dataDirectory: string): Buffer | undefined {
  const key = readDemoKey(dataDirectory);
  if (key) return key;
  const orphan = madeWithTheKey.map((name) => join(dataDirectory, name)).find((path) => existsSync(path));
  if (orphan === undefined) return undefined;
  return refuse(
    setting,
    demoKeyPath(dataDirectory),
    `is missing, but ${orphan} was made with it, and a new key does not open it; restore the key from a backup or give it as SECRET_KEY, or, to begin anew, delete ${dataDirectory}`,
  );
}

/** The demo's key, generated at the first start and the same ever after. */
export function keepDemoKey(dataDirectory: string, randomness: Randomness): Buffer {
  const kept = readDemoKey(dataDirectory);
  if (kept) return kept;
  createKeyFile(dataDirectory, randomness);
  return (
    readDemoKey(dataDirectory) ??
    refuse(setting, demoKeyPath(dataDirectory), 'vanished while it was being written')
  );
}

// Written aside and linked into place: a power cut leaves no half key, and of two first starts one key wins.
function createKeyFile(dataDirectory: string, randomness: Randomness): void {
  const path = demoKeyPath(dataDirectory);
  const draft = `${path}.${randomness.uuid()}`;
  try {
    mkdirSync(dataDirectory, { recursive: true });
    const text = `${randomness.bytes(secretKeyBytes).toString('base64')}\n`;
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    try {
      linkSync(draft, path);
    } finally {
      unlinkSync(draft);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      refuse(setting, path, `cannot be written: ${whyUnreadable(error)}`);
  }
}

interface KeyFile {
  readonly name: string;
  readonly path: string;
  readonly remedy: string;
}

function readKeyFile({ name, path, remedy }: KeyFile): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return refuse(name, path, `cannot be read: ${whyUnreadable(error)}`);
  }
  const key = decodeSecretKey(text.trim());
  if (!key) refuse(name, path, `is damaged: ${secretKeyForm}; ${remedy}`);
  if ((statSync(path).mode & 0o077) !== 0) refuse(name, path, 'can be read by others: run chmod 600 on it');
  return key;
}

function refuse(name: string, path: string, message: string): never {
  throw new ConfigurationError([describeMistake(name, path, message)]);
}
