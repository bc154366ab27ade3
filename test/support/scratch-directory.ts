import { statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const enoughBytes = 4 * 2 ** 30;

/** Linux keeps these files in memory: a copy of the prepared database takes a tenth of the time that a disk takes. */
function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enoughBytes;
  } catch {
    return false;
  }
}

/**
 * A new directory for what a test leaves nothing of, in memory where there is plenty of it; who made it removes it. No
 * programs: some machines let nothing be started from there.
 * @param prefix short, for names of sockets have to fit in 107 bytes
 */
export function makeScratchDirectory(prefix: string): Promise<string> {
  return mkdtemp(join(hasRoomInMemory() ? memory : tmpdir(), prefix));
}
