import { setTimeout as delay } from 'node:timers/promises';

const intervalMs = 25;

/**
 * Asks again until `look` finds something.
 * @throws Error naming what was waited for when it does not come in time.
 */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  timeoutMs = 30_000,
): Promise<Found> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += intervalMs) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(intervalMs);
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
}
