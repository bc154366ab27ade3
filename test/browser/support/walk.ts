import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { secondMs } from '../../../src/kernel/index.js';
import type { ScreenName } from '../../../web/src/kiosk/conversation/screens.js';
import { faultsInEveryDisplay } from './displays.js';

/** A walk has a dozen screens and more, and each is looked at in every display. */
export const walkMs = 300 * secondMs;

/**
 * Every screen, and whether it can be gone back from and given up. Nothing can where nothing was begun, where a tray is
 * open, and where all is done. A new screen does not compile until it stands here.
 */
const canBeLeft: Readonly<Record<ScreenName, boolean>> = {
  starting: false,
  set_up: false,
  home: false,
  fields: true,
  procedures: true,
  procedure: true,
  guide: true,
  phone: true,
  pickup_phone: true,
  code: true,
  code_missing: true,
  code_wrong: true,
  code_over: true,
  before_deposit: true,
  official_code: true,
  holder_name: true,
  door: false,
  deposited: false,
  pickups: true,
  pickup: true,
  pickup_factor: true,
  nothing_waiting: true,
  fetched: false,
  rating: false,
  thanks: false,
  dossiers: true,
  dossier: true,
  nothing_known: true,
  trouble: true,
};

/** The screens at which none of these walks has looked. */
export const unwalked = (walks: readonly Walk[]): string[] =>
  Object.keys(canBeLeft).filter((screen) => !walks.some((walk) => walk.hasSeen(screen)));

/** Looks at every screen of a walk, and tells in the end of everything that was wrong. */
export class Walk {
  private readonly seen = new Set<string>();
  private readonly faults: string[] = [];

  constructor(private readonly page: Page) {}

  async at(screen: ScreenName, detail = ''): Promise<void> {
    this.seen.add(screen);
    this.note(await faultsInEveryDisplay(this.page, `${screen} ${detail}`.trim()));
    for (const way of ['Quay lại', 'Hủy']) {
      const there = await this.page.getByRole('button', { name: way, exact: true }).isVisible();
      if (there !== canBeLeft[screen]) this.note([`${screen}: ${there ? 'has' : 'lacks'} "${way}"`]);
    }
  }

  hasSeen(screen: string): boolean {
    return this.seen.has(screen);
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
