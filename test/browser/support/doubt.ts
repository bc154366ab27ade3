import type { Page } from 'playwright-core';
import type { BrowserSite } from './browser-site.js';

/** How a tray stands on the console's map; waits until it stands so. */
export type OnMap = (standing: string) => Promise<void>;

/** Somebody forces the door of a tray with papers, before the eyes of the console: nobody can say any more what lies there. */
export async function bringIntoDoubt(page: Page, site: BrowserSite, tray: string): Promise<OnMap> {
  await page.goto('/staff/trays');
  const onMap: OnMap = (standing) => page.getByRole('button', { name: `${tray}, ${standing}` }).waitFor();
  await onMap('Có hồ sơ');
  await site.simulator.forceOpen(tray);
  await onMap('Cửa mở');
  await site.simulator.close(tray);
  await onMap('Chưa rõ bên trong');
  return onMap;
}
