import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { stopTime } from './support/page-time.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

const built = join(import.meta.dirname, '../../web/dist');
const addresses = ['/', '/kiosk', '/staff', '/staff/dossiers', `/d/${'x'.repeat(22)}`, '/simulator'];

/** Every rule a page must obey, in words that the service does not share. */
const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'media-src': ["'self'"],
  'frame-src': ["'self'", 'blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const parsed = (header: string): Record<string, string[]> =>
  Object.fromEntries(
    header.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );

describe('the pages of the service', () => {
  scene('come with a policy that lets in our own scripts only', async ({ site }) => {
    for (const address of addresses) {
      const answer = await fetch(`${site.service.url}${address}`);
      expect([address, answer.status]).toEqual([address, 200]);
      expect(parsed(answer.headers.get('content-security-policy') ?? '')).toEqual(policy);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  scene('are held to it by the browser', async (stage) => {
    const { page, watch } = await stage.browser();
    watch.expecting(/violates the following Content Security Policy directive|elsewhere.example/);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const intruders = `for (const [name, value] of [['textContent', 'window.intruded = true'], ['src', 'https://elsewhere.example/a.js']]) {
      const script = document.createElement('script');
      script[name] = value;
      document.head.append(script);
    }`;
    const refused = page.waitForEvent('console', (message) => message.text().includes('elsewhere.example'));
    await page.evaluate(intruders);
    await refused;
    expect(await page.evaluate('window.intruded')).toBeUndefined();
  });

  scene('load nothing from elsewhere and complain of nothing', async (stage) => {
    for (const address of addresses) {
      const { page } = await stage.browser();
      await page.goto(address);
      await page.getByRole('heading').first().waitFor();
      await page.evaluate('document.fonts.ready.then(() => undefined)');
    }
  });
});

describe('what a screen loads', () => {
  scene('a kiosk’s code is at most 150 kB when it is first used', async (stage) => {
    const { page } = await stage.browser();
    const scripts = await scriptsOf(page, '/kiosk');
    expect(scripts.length).toBeGreaterThan(0);
    const sizes = await Promise.all(
      scripts.map(async (path) => gzipSync(await readFile(join(built, path)), { level: 9 }).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  });

  it('no built file has code in its markup', async () => {
    const pages = (await readdir(built)).filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThanOrEqual(5);
    for (const name of pages) {
      const markup = await readFile(join(built, name), 'utf8');
      expect(markup).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i);
    }
  });
});

/** Everything that a page could find of whoever used its browser before. */
const traces = `(async () => ({
  cookies: document.cookie,
  stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  history: history.length,
}))()`;

describe('a browser that a scene has left', () => {
  let left: BrowserContext | undefined;

  scene('has kept everything until then', async (stage) => {
    const { page, context } = await stage.browser();
    left = context;
    await page.goto('/');
    await page.evaluate(`(async () => {
      document.cookie = 'kept=yes';
      localStorage.kept = sessionStorage.kept = 'yes';
      await caches.open('kept');
      await new Promise((resolve) => { indexedDB.open('kept').onsuccess = resolve; });
      history.pushState(null, '', '/?kept');
    })()`);
    expect(await page.evaluate(traces)).toEqual({
      cookies: 'kept=yes',
      stored: ['kept', 'kept'],
      databases: ['kept'],
      caches: ['kept'],
      history: 3,
    });
    await stopTime(page);
    await context.setOffline(true);
  });

  scene('is another’s without any of it', async (stage) => {
    const { page, context } = await stage.browser();
    expect(context).toBe(left);
    await page.goto('/');
    expect(await page.evaluate(traces)).toEqual({
      cookies: '',
      stored: [],
      databases: [],
      caches: [],
      history: 2,
    });
    expect([await context.cookies(), context.pages()]).toEqual([[], [page]]);
    expect(await page.evaluate('navigator.onLine')).toBe(true);
    // Would never come where time stands still.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
  });
});

/** The scripts that a page has loaded when it stands: what is fetched later is not needed for the first use. */
async function scriptsOf(page: Page, address: string): Promise<string[]> {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(new URL(response.url()).pathname);
  });
  await page.goto(address);
  await page.getByRole('heading').first().waitFor();
  return [...scripts];
}
