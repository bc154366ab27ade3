import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { errorMessage } from '../error-details.js';
import { lockDirectory } from './kernel-lock.js';

/** The bridge cannot take its socket; the message says why and what to do. */
export class SocketUnavailableError extends Error {}

/** Linux keeps 108 bytes for the path of a Unix socket, one of them for its end (unix(7)). */
const longestSocketPath = 107;
const connectTimeoutMs = 2_000;

function somebodyListens(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path });
    socket.setTimeout(connectTimeoutMs);
    const answer = (listens: boolean): void => {
      socket.destroy();
      resolve(listens);
    };
    socket.on('connect', () => {
      answer(true);
    });
    // A process that does not even accept still holds the socket.
    socket.on('timeout', () => {
      answer(true);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') answer(false);
      else reject(new SocketUnavailableError(`cannot use ${path}: ${error.message}`));
    });
  });
}

/** A socket that nobody else can have. */
export interface TakenSocket {
  readonly path: string;
  /** Lets the next bridge have it: once nothing is owned any more that it would own. */
  readonly release: () => void;
}

/** @throws SocketUnavailableError when a bridge has it, which may be one that does not listen yet, or no more */
function lock(runtimeDirectory: string, path: string): () => void {
  let release;
  try {
    release = lockDirectory(runtimeDirectory);
  } catch (error) {
    throw new SocketUnavailableError(`cannot lock ${runtimeDirectory}: ${errorMessage(error)}`);
  }
  if (!release) throw inUse(path);
  return release;
}

function inUse(path: string): SocketUnavailableError {
  return new SocketUnavailableError(`another bridge is running on ${path}; stop it first`);
}

/** Only for who has the lock: two at once would find nobody listening, and the later one would remove what the other listens on. */
async function removeLeftBehind(path: string): Promise<void> {
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (!file) return;
  if (!file.isSocket()) {
    throw new SocketUnavailableError(`${path} is no socket; remove it or choose another runtime directory`);
  }
  // Who knows of no lock may listen as well.
  if (await somebodyListens(path)) throw inUse(path);
  rmSync(path, { force: true });
}

/**
 * Makes the runtime directory (0700) and takes the place in it where a bridge listens, for as long as this process lives or until it
 * is released; removes the socket file of a bridge that is gone.
 * @throws SocketUnavailableError when another bridge has it, or the path cannot hold a socket
 */
export async function takeSocket(runtimeDirectory: string): Promise<TakenSocket> {
  const path = join(runtimeDirectory, 'bridge.sock');
  if (Buffer.byteLength(path) > longestSocketPath) {
    throw new SocketUnavailableError(
      `${path} is longer than the ${longestSocketPath} bytes a socket path may have; choose a shorter runtime directory`,
    );
  }
  mkdirSync(runtimeDirectory, { recursive: true, mode: 0o700 });
  chmodSync(runtimeDirectory, 0o700);
  const release = lock(runtimeDirectory, path);
  try {
    await removeLeftBehind(path);
    return { path, release };
  } catch (error) {
    release();
    throw error;
  }
}
