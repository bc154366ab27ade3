import { setTimeout as pause } from 'node:timers/promises';

const longestWaitMs = 5000;
const lookEveryMs = 2;

/** Looks again and again until the condition holds. @throws Error after 5 s, naming what did not happen */
export async function waitUntil(what: string, holds: () => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookEveryMs) {
    if (holds()) return;
    await pause(lookEveryMs);
  }
  throw new Error(`Waited ${longestWaitMs} ms in vain for ${what}`);
}
