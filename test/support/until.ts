import { setTimeout as pause } from 'node:timers/promises';

const longestWaitMs = 10_000;
const lookEveryMs = 5;

/** Looks again and again until the condition holds. @throws Error after ten seconds, naming what did not come about. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookEveryMs) {
    if (await holds()) return;
    await pause(lookEveryMs);
  }
  throw new Error(`Waited in vain until ${what}`);
}
