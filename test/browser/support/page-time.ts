import type { Locator, Page } from 'playwright-core';
import { secondMs } from '../../../src/kernel/index.js';
import { until } from '../../support/until.js';

/** What is told live is shown a few frames of the page's time later; a slow machine gets all the tries that it needs. */
const [longStepMs, shortStepMs] = [20, 1];

/** Stops the page's own time. */
export async function stopTime(page: Page): Promise<void> {
  // It can only be stopped at a time that is still to come when the request arrives there.
  await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 5 * secondMs);
}

/**
 * Waits until something is shown on a page whose time was stopped, while that time moves on by less than the limit: what the page
 * asks by itself only after that time, it has not asked.
 */
export async function showsWithin(limitMs: number, page: Page, shown: Locator): Promise<void> {
  let movedMs = 0;
  await until(`${String(shown)} is shown within ${limitMs} ms of the page's time`, async () => {
    const stepMs = movedMs < limitMs / 2 ? longStepMs : shortStepMs;
    if (movedMs + stepMs < limitMs) {
      movedMs += stepMs;
      await page.clock.runFor(stepMs);
    }
    return shown.isVisible();
  });
}
