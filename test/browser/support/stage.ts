import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { BrowserSite } from './browser-site.js';
import { Watch } from './watch.js';

/** How long a page may take to show what it must, in milliseconds. */
const patienceMs = 30_000;

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly watch: Watch;
}

/** What one test has on its screens; wiped or cleared away behind it. */
export class Stage {
  private readonly opened: Opened[] = [];

  constructor(readonly site: BrowserSite) {}

  /**
   * A browser with cookies of its own, whose clock begins with the service's. It belongs to somebody who wants little
   * motion, unless told otherwise: drawing it again and again is most of what a test would wait for.
   */
  async browser(options: BrowserContextOptions = {}): Promise<Opened> {
    const { service, browsers, clock } = this.site;
    const { context, page } = await browsers.lend({
      baseURL: service.url,
      locale: 'vi-VN',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(patienceMs);
    await page.clock.install({ time: clock.now() });
    const opened = { page, context, watch: new Watch(page, service.url) };
    this.opened.push(opened);
    return opened;
  }

  /** Fails if any page complained of something that the test did not expect. */
  expectNoComplaints(): void {
    expect(this.opened.flatMap(({ watch }) => watch.complaints)).toEqual([]);
  }

  /** Keeps what every screen shows, and says where. */
  async keepPictures(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'motcua247-screens-'));
    const pictures = this.opened.map(async ({ page }, index) => {
      await page.screenshot({ path: join(directory, `${index + 1}.png`), timeout: 5_000 });
    });
    const failed = (await Promise.allSettled(pictures)).filter(({ status }) => status === 'rejected').length;
    const complaints = this.opened.flatMap(({ watch }) => watch.complaints);
    return [
      `The screens as they were: ${directory}${failed > 0 ? ` (${failed} without a picture)` : ''}`,
      ...complaints,
    ].join('\n');
  }

  /** Leaves the browsers to the next scene. */
  async handBack(): Promise<void> {
    for (const { context } of this.opened.splice(0)) await this.site.browsers.takeBack(context);
  }

  /** Closes what is still open. */
  async clear(): Promise<void> {
    for (const { context } of this.opened.splice(0)) await context.close();
  }
}
