import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { World } from '../tour/world.js';
import type { Demo } from '../support/demo.js';

interface Credentials {
  readonly kiosk: { readonly credential: string };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Browsers that are who they must be: the kiosk's, a member of staff's, anybody's. */
export class Visitors {
  private constructor(
    private readonly browser: Browser,
    private readonly demo: Demo,
    private readonly world: World,
    private readonly credentials: Credentials,
  ) {}

  static async of(browser: Browser, demo: Demo, world: World): Promise<Visitors> {
    const text = await readFile(join(demo.dataDirectory, 'demo-credentials.json'), 'utf8');
    return new Visitors(browser, demo, world, JSON.parse(text) as Credentials);
  }

  async kiosk(viewport: Size): Promise<Page> {
    const context = await this.context(viewport, true);
    const { credential } = this.credentials.kiosk;
    await ask(context, '/api/kiosk/device', { credential });
    return this.page(context);
  }

  async staff(username: string, viewport: Size): Promise<Page> {
    const context = await this.context(viewport, false);
    const cookie = { name: 'staff_session', value: await this.world.sessionOf(username) };
    await context.addCookies([
      { ...cookie, domain: new URL(this.demo.baseUrl).hostname, path: '/api/staff', sameSite: 'Strict' },
    ]);
    return this.page(context);
  }

  async anybody(viewport: Size, touch = false): Promise<Page> {
    return this.page(await this.context(viewport, touch));
  }

  private context(viewport: Size, hasTouch: boolean): Promise<BrowserContext> {
    const { baseUrl: baseURL } = this.demo;
    return this.browser.newContext({ baseURL, viewport, hasTouch, deviceScaleFactor: 1, locale: 'vi-VN' });
  }

  /** Its clock shows the demo's time: countdowns fit the hour on the screen. */
  private async page(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.clock.install({ time: await this.world.now() });
    return page;
  }
}

async function ask(context: BrowserContext, path: string, data: object): Promise<void> {
  const answer = await context.request.post(path, { data, headers: { 'Idempotency-Key': randomUUID() } });
  if (!answer.ok()) throw new Error(`${path}: HTTP ${answer.status()} ${await answer.text()}`);
}
