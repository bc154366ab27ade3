import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { secondMs } from '../../../src/kernel/index.js';
import type { ScreenName } from '../../../web/src/kiosk/conversation/screens.js';
import { faultsInEveryDisplay } from './displays.js';

/** A walk has a dozen screens and more, and each is looked at in every display. */
export const walkMs = 300 * secondMs;

/** Where nothing can be gone back to or given up: the first screens, an open tray, and what is done. */
const withoutWays: ReadonlySet<ScreenName> = new Set([
  ...(['starting', 'set_up', 'home', 'door'] as const),
  ...(['deposited', 'fetched', 'rating', 'thanks'] as const),
]);

/** Looks at every screen of a walk, and tells in the end of everything that was wrong. */
export class Walk {
  private readonly seen = new Set<ScreenName>();
  private readonly faults: string[] = [];

  constructor(private readonly page: Page) {}

  async at(screen: ScreenName, detail = ''): Promise<void> {
    this.seen.add(screen);
    this.note(await faultsInEveryDisplay(this.page, `${screen} ${detail}`.trim()));
    for (const way of ['Quay lại', 'Hủy']) {
      const there = await this.page.getByRole('button', { name: way, exact: true }).isVisible();
      if (there === withoutWays.has(screen)) this.note([`${screen}: ${there ? 'has' : 'lacks'} "${way}"`]);
    }
  }

  note(faults: readonly string[]): void {
    this.faults.push(...faults);
  }

  /** Everything was right, on these screens. */
  end(...screens: readonly ScreenName[]): void {
    expect(this.faults).toEqual([]);
    expect([...this.seen].sort()).toEqual([...screens].sort());
  }
}
