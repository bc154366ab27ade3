import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from '../error-details.js';
import { lockFile } from '../rpc/kernel-lock.js';
import { TechnicianFailure } from './failure.js';

function tryToLock(path: string): (() => void) | undefined {
  try {
    return lockFile(path);
  } catch (error) {
    throw new TechnicianFailure(`cannot lock ${path}: ${errorMessage(error)}`);
  }
}

/**
 * Lets only one command open trays at a time: the journal has one writer, and a person looks at one door. The kernel lets the next
 * one in when this process ends, however that ends.
 * @returns how to let the next one in before that
 * @throws TechnicianFailure while another command is at work
 */
export function beTheOnlyOne(runtimeDirectory: string): () => void {
  const path = join(runtimeDirectory, 'technician.lock');
  mkdirSync(runtimeDirectory, { recursive: true, mode: 0o700 });
  const letNextIn = tryToLock(path);
  if (letNextIn) return letNextIn;
  throw new TechnicianFailure(
    `another command is opening trays (it has the lock on ${path}); wait for its end, or end it`,
  );
}
