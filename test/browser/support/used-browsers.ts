import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A browser with cookies of its own, and the one page that stands in it. */
interface UsedBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The options it was made with, as a text. */
  readonly kind: string;
  /** How many scenes have used it. */
  readonly scenes: number;
}

/** A context keeps in mind whatever was done to its clock, and tells every page of it: it must come to an end. */
const mostScenes = 12;

/**
 * Browsers that scenes have left, wiped for the next one of their kind. A new one would start a process of its own, and load every
 * script from the service again.
 */
export class UsedBrowsers {
  private readonly lent = new Map<BrowserContext, UsedBrowser>();
  private readonly idle: UsedBrowser[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly origin: string,
  ) {}

  /** A browser with nothing of anybody in it, and an empty page that nobody has used. */
  async lend(options: BrowserContextOptions): Promise<Pick<UsedBrowser, 'context' | 'page'>> {
    const kind = JSON.stringify(options);
    const at = this.idle.findLastIndex((candidate) => candidate.kind === kind);
    const [used = await this.start(options, kind)] = at === -1 ? [] : this.idle.splice(at, 1);
    this.lent.set(used.context, used);
    return used;
  }

  /** Wipes away everything of a scene that has ended well. */
  async takeBack(context: BrowserContext): Promise<void> {
    const used = this.lent.get(context);
    this.lent.delete(context);
    if (!used || used.scenes >= mostScenes) return context.close();
    const left = context.pages();
    // As long as one page is there, the process that has the scripts stays.
    const page = await context.newPage();
    for (const old of left) await old.close();
    const hand = await context.newCDPSession(page);
    await hand.send('Storage.clearDataForOrigin', { origin: this.origin, storageTypes: 'all' });
    await hand.detach();
    await page.clock.resume();
    this.idle.push({ ...used, page, scenes: used.scenes + 1 });
  }

  private async start(options: BrowserContextOptions, kind: string): Promise<UsedBrowser> {
    const context = await this.browser.newContext(options);
    return { context, page: await context.newPage(), kind, scenes: 1 };
  }
}
