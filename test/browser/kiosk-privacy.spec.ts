import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { secondMs } from '../../src/kernel/index.js';
import { until } from '../support/until.js';
import { expectAccessible } from './support/accessible.js';
import { personAt } from './support/doors.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

const holderName = 'Trần Văn Không Còn';
const officialCode = '000.00.00.H05-261123-0099';

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

/** What the service was told and said while somebody was there. */
interface Heard {
  /** Paths of the API that were read, and which cache may keep them. */
  readonly read: Map<string, string>;
  /** Tokens of sessions. */
  readonly tokens: Set<string>;
}

function listenTo(page: Page): Heard {
  const heard: Heard = { read: new Map(), tokens: new Set() };
  page.on('response', (answer) => {
    const { pathname, search } = new URL(answer.url());
    const token = answer.request().headers()['x-citizen-session'];
    if (token !== undefined) heard.tokens.add(token);
    if (!pathname.startsWith('/api/') || pathname.endsWith('/events')) return;
    heard.read.set(pathname + search, answer.headers()['cache-control'] ?? 'none');
  });
  return heard;
}

/** Which of these the browser could show again without asking anybody. */
const cached = (page: Page, paths: Iterable<string>): Promise<string[]> =>
  page.evaluate(
    `Promise.all(${JSON.stringify([...paths])}.map((path) =>
      fetch(path, { cache: 'only-if-cached', mode: 'same-origin' }).then(({ ok }) => (ok ? [path] : []), () => [])))
      .then((found) => found.flat())`,
  );

describe('a person who walks away', () => {
  scene('is warned for twenty seconds, then nothing of them is left', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page, context, watch } = kiosk;
    const historyBefore: unknown = await page.evaluate('history.length');
    const heard = listenTo(page);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await citizen.chooses('Thêm: Họ tên người nộp');
    await page.getByLabel('Họ và tên').fill(holderName);
    await citizen.presses('Lưu họ tên');
    await citizen.chooses('Thêm: Mã hồ sơ nộp trực tuyến');
    await page.getByLabel('Mã hồ sơ').fill(officialCode);
    await citizen.presses('Lưu mã hồ sơ');
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'Of whom nothing is left' });
    await citizen.sees('Đã nhận phong bì');
    const shown = await page.locator('main').innerText();
    const [depositNumber = 'no number'] = /G-\d{6}-\d{4}/.exec(shown) ?? [];
    const personal = [
      ...forms(citizen.pocket.phone),
      ...[holderName, officialCode, depositNumber],
      ...heard.tokens,
    ];
    expect(heard.tokens.size).toBeGreaterThan(0);

    await page.clock.runFor(41 * secondMs);
    const warning = page.getByRole('alertdialog', { name: 'Quý vị còn ở đây không?' });
    await warning.waitFor();
    await expectAccessible(page);
    const ended = page.waitForResponse((answer) => answer.url().endsWith('/api/kiosk/sessions/current'));
    await page.clock.runFor(20 * secondMs);
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    expect((await ended).status()).toBe(204);

    const expectNothingLeft = async (): Promise<void> => {
      const kept = await everything(page);
      for (const secret of personal) expect(kept).not.toContain(secret);
    };
    await expectNothingLeft();
    expect(await page.evaluate('history.length')).toBe(historyBefore);
    expect((await context.storageState()).origins).toEqual([]);
    expect([...heard.read.values()].filter((caches) => caches !== 'no-store')).toEqual([]);
    // Otherwise the browser could not tell what it has cached, and the next line would prove nothing.
    const script = await page.evaluate<string>(`new URL(document.querySelector('script[src]').src).pathname`);
    expect(await cached(page, [script])).toEqual([script]);
    watch.expecting(/ERR_CACHE_MISS|504/);
    expect(await cached(page, heard.read.keys())).toEqual([]);
    await page.goBack();
    await page.goForward();
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    await expectNothingLeft();
    await until('the session is over in the database too', async () => {
      const rows: unknown[] = await site.service.database.dataSource.query(
        'SELECT 1 FROM citizen_session WHERE ended_at IS NULL',
      );
      return rows.length === 0;
    });
  });

  scene('by a page that is loaded anew takes everything along', async (stage) => {
    const kiosk = await kioskOn(stage);
    const heard = listenTo(kiosk.page);
    const citizen = citizenAt(stage.site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    await citizen.givesPhone();
    await kiosk.page.reload();
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    const kept = await everything(kiosk.page);
    for (const secret of [...forms(citizen.pocket.phone), ...heard.tokens])
      expect(kept).not.toContain(secret);
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

  scene('and says so leaves as little behind, and nothing to go back to', async (stage) => {
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const historyBefore: unknown = await page.evaluate('history.length');
    const heard = listenTo(page);
    const citizen = citizenAt(stage.site, kiosk);
    await citizen.preparesDeposit();
    await citizen.presses('Hủy');
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    expect(await page.evaluate('history.length')).toBe(historyBefore);
    await page.goBack();
    await page.goForward();
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    const kept = await everything(page);
    for (const secret of [...forms(citizen.pocket.phone), ...heard.tokens])
      expect(kept).not.toContain(secret);
  });
});
