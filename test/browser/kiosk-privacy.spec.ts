import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { secondMs } from '../../src/kernel/index.js';
import { until } from '../support/until.js';
import { expectAccessible } from './support/accessible.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

/** Everything a page could keep of a person, as one text. */
const leftBehind = `(async () => {
  const kept = [document.documentElement.outerHTML, location.href, JSON.stringify(history.state), document.cookie,
    JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(await indexedDB.databases())];
  for (const input of document.querySelectorAll('input, textarea')) kept.push(input.value);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request)).text());
  }
  for (const entry of performance.getEntriesByType('resource')) kept.push(entry.name);
  return kept.join('\\n');
})()`;

const everything = async (page: Page): Promise<string> => page.evaluate(leftBehind);

const forms = (phone: string): string[] => {
  const national = phone.replace(/^0/, '');
  return [phone, `+84${national}`, `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`];
};

describe('a person who walks away', () => {
  scene('is warned for twenty seconds, then nothing of them is left', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page, context } = kiosk;
    const historyBefore: unknown = await page.evaluate('history.length');
    // What the browser's own cache keeps is seen by what it answers without asking the service.
    const personal: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/'))
        personal.push(`${pathname} ${response.headers()['cache-control'] ?? 'none'}`);
    });
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    expect(personal.filter((answer) => !/no-store/.test(answer) && !answer.includes('/events'))).toEqual([]);

    await page.clock.runFor(41 * secondMs);
    const warning = page.getByRole('alertdialog', { name: 'Quý vị còn ở đây không?' });
    await warning.waitFor();
    await expectAccessible(page);
    const ended = page.waitForResponse((answer) => answer.url().endsWith('/api/kiosk/sessions/current'));
    await page.clock.runFor(20 * secondMs);
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    expect((await ended).status()).toBe(204);

    const kept = await everything(page);
    for (const form of forms(citizen.pocket.phone)) expect(kept).not.toContain(form);
    expect(await page.evaluate('history.length')).toBe(historyBefore);
    expect((await context.storageState()).origins).toEqual([]);
    await until('the session is over in the database too', async () => {
      const rows: unknown[] = await site.service.database.dataSource.query(
        'SELECT 1 FROM citizen_session WHERE ended_at IS NULL',
      );
      return rows.length === 0;
    });
  });

  scene('stays by a touch', async (stage) => {
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(stage.site, kiosk);
    await citizen.preparesDeposit();
    await kiosk.page.clock.runFor(41 * secondMs);
    await kiosk.page.getByRole('alertdialog').waitFor();
    await citizen.presses('Tôi vẫn ở đây');
    await kiosk.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await kiosk.page.clock.runFor(30 * secondMs);
    await citizen.sees('Sẵn sàng mở khay');
  });
});

describe('the page', () => {
  scene('has no way out', async (stage) => {
    const { page } = await kioskOn(stage);
    const escapes: Record<string, unknown> = await page.evaluate(`(() => {
      const tried = (type, init = {}) => document.body.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, ...init }));
      const key = (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
      return {
        contextMenu: tried('contextmenu'), drag: tried('dragstart'), drop: tried('drop'),
        print: key({ key: 'p', ctrlKey: true }), reload: key({ key: 'F5' }), back: key({ key: 'ArrowLeft', altKey: true }),
        links: [...document.querySelectorAll('a[href]')].map(({ href }) => href),
        files: document.querySelectorAll('input[type=file]').length,
        selectable: getComputedStyle(document.querySelector('h1')).userSelect,
      };
    })()`);
    // dispatchEvent answers false where the page has prevented what the browser would do.
    expect(escapes).toEqual({
      contextMenu: false,
      drag: false,
      drop: false,
      print: false,
      reload: false,
      back: false,
      links: [],
      files: 0,
      selectable: 'none',
    });
  });
});
