import { once } from 'node:events';
import { lstat, rm } from 'node:fs/promises';
import { connect } from 'node:net';

/** sockaddr_un.sun_path holds 108 bytes with its closing zero (unix(7)). */
const longestSocketPathBytes = 107;

async function isSocket(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found && !found.isSocket()) throw new Error(`${path} exists and is no socket; remove it first`);
  return found !== undefined;
}

async function somebodyListens(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Removes what a killed simulator left behind, so that a new one can listen there.
 *
 * @throws Error when the path is too long for a socket, is no socket, or another process answers on it
 */
export async function makeWayForSocket(path: string): Promise<void> {
  const bytes = Buffer.byteLength(path);
  if (bytes > longestSocketPathBytes) {
    throw new Error(
      `The socket path ${path} has ${bytes} bytes, ${longestSocketPathBytes} are possible; choose a shorter runtime directory`,
    );
  }
  if (!(await isSocket(path))) return;
  if (await somebodyListens(path))
    throw new Error(`Another process already listens on ${path}; stop it first`);
  await rm(path, { force: true });
}
