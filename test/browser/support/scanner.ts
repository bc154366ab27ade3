import type { Page } from 'playwright-core';
import { stopTime } from './page-time.js';

/**
 * Types a text as a scanner does that acts as a keyboard, with Enter behind it. The page's clock stands still meanwhile:
 * however long this machine takes to hand the keys over, for the page they come faster than any hand could type.
 */
export async function scan(page: Page, text: string): Promise<void> {
  await stopTime(page);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.clock.resume();
}
