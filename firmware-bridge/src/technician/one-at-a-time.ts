import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, errorMessage } from '../error-details.js';
import { TechnicianFailure } from './failure.js';

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return errorCode(error) === 'EPERM';
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw new TechnicianFailure(`cannot write ${path}: ${errorMessage(error)}`);
  }
}

/**
 * Lets only one command open trays at a time: the journal has one writer, and a person looks at one door. Returns how to let the
 * next one in.
 * @throws TechnicianFailure while another command is at work
 */
export function beTheOnlyOne(runtimeDirectory: string): () => void {
  const path = join(runtimeDirectory, 'technician.lock');
  mkdirSync(runtimeDirectory, { recursive: true, mode: 0o700 });
  if (!take(path)) {
    const holder = Number(readFileSync(path, 'utf8'));
    const forgotten = Number.isInteger(holder) && holder > 0 && !isAlive(holder);
    if (forgotten) rmSync(path, { force: true });
    if (!forgotten || !take(path)) {
      throw new TechnicianFailure(
        `another command is opening trays (process ${holder}); wait for its end, or remove ${path} when there is none`,
      );
    }
  }
  return () => {
    rmSync(path, { force: true });
  };
}
