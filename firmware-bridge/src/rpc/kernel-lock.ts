import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';

/** What flock(1) ends with when somebody else has the lock. */
const isHeld = 1;
const longestLockingMs = 5_000;

/**
 * Locks a directory against everybody who locks it, too. The kernel frees it with this process, however that ends, and there is no
 * file that could be left behind.
 * @returns what frees it; undefined while somebody else has it
 * @throws Error when it cannot be locked at all
 */
export function lockDirectory(path: string): (() => void) | undefined {
  return lock(path, constants.O_RDONLY | constants.O_DIRECTORY);
}

/**
 * Locks a file in the same way; makes it where it is missing, for its owner alone. It stays behind: whoever removed it would leave the
 * next two with a lock each, on a file of their own.
 * @returns what frees it; undefined while somebody else has it
 * @throws Error when it cannot be opened or locked at all
 */
export function lockFile(path: string): (() => void) | undefined {
  return lock(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW);
}

/**
 * Node has no flock(2). A lock belongs to what is open and not to who asked for it, so that flock(1) of util-linux can take it for
 * this process, and end; nobody else inherits what is opened here. A socket in the abstract namespace would need no other program,
 * but any user of the machine could take its name, and a container has a namespace of its own.
 *
 * Only Linux has flock(1) for certain. Elsewhere, where there are demos and no cabinets, nothing is locked.
 */
function lock(path: string, flags: number): (() => void) | undefined {
  if (process.platform !== 'linux') return () => undefined;
  const descriptor = openSync(path, flags, 0o600);
  let isOpen = true;
  const free = (): void => {
    // The number of what is closed is soon that of something else.
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  const { status, signal, error, stderr } = spawnSync('flock', ['--nonblock', '3'], {
    stdio: ['ignore', 'ignore', 'pipe', descriptor],
    timeout: longestLockingMs,
    encoding: 'utf8',
  });
  if (status === 0) return free;
  free();
  if (status === isHeld) return undefined;
  throw new Error(error?.message ?? `flock: ${stderr.trim() || (signal ?? `ended with ${status}`)}`);
}
