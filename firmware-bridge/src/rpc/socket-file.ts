import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';

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

/**
 * Makes the runtime directory (0700) and returns the path where the bridge may listen, after removing the socket file of a
 * bridge that is gone.
 * @throws SocketUnavailableError when a live bridge answers there, or the path cannot hold a socket
 */
export async function prepareSocketPath(runtimeDirectory: string): Promise<string> {
  const path = join(runtimeDirectory, 'bridge.sock');
  if (Buffer.byteLength(path) > longestSocketPath) {
    throw new SocketUnavailableError(
      `${path} is longer than the ${longestSocketPath} bytes a socket path may have; choose a shorter runtime directory`,
    );
  }
  mkdirSync(runtimeDirectory, { recursive: true, mode: 0o700 });
  chmodSync(runtimeDirectory, 0o700);
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (!file) return path;
  if (!file.isSocket()) {
    throw new SocketUnavailableError(`${path} is no socket; remove it or choose another runtime directory`);
  }
  if (await somebodyListens(path)) {
    throw new SocketUnavailableError(`another bridge is running on ${path}; stop it first`);
  }
  rmSync(path, { force: true });
  return path;
}
