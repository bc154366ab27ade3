import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minuteMs, secondMs } from '../../src/kernel/index.js';
import { LiveEvents } from '../../src/platform/index.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { appOf, consoleOf, desktop, passwordOf, tablet } from './support/console.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

const question = 'Bạn còn làm việc không?';

/** For how many milliseconds the session of a page still lasts if nobody does anything. */
async function leftMs(page: Page): Promise<number> {
  const answer = await page.request.get('/api/staff/sessions/current');
  const { at, idleEndsAt } = (await answer.json()) as { at: string; idleEndsAt: string };
  return Date.parse(idleEndsAt) - Date.parse(at);
}

/** Waits until the service has been told that somebody is there, and the page has heard until when their session lasts now. */
async function tells(page: Page, touch: () => Promise<unknown>): Promise<void> {
  const told = page.waitForResponse((answer) =>
    answer.url().endsWith('/api/staff/sessions/current/presence'),
  );
  const heard = told.then(() =>
    page.waitForResponse((answer) => answer.url().endsWith('/api/staff/sessions/current')),
  );
  await touch();
  expect((await told).status()).toBe(204);
  await (await heard).finished();
}

/** Nobody comes to a page until its session has less than a minute left, by the service and by its own asking once a minute. */
async function nobodyComes(site: BrowserSite, page: Page): Promise<void> {
  await site.advance((await leftMs(page)) - 50 * secondMs);
  await page.clock.fastForward(minuteMs);
}

scene('the console asks in time whether somebody is there, and goes on when they are', async (stage) => {
  const { page, officer } = await consoleOf(stage, 'officer', { viewport: tablet });
  await page.goto('/staff/dossiers');
  await officer.sees('Hồ sơ');
  const field = page.getByLabel('Tìm hồ sơ');
  await field.fill('tran van bay');
  await nobodyComes(stage.site, page);

  const dialog = officer.dialog(question);
  await dialog
    .getByRole('timer')
    .getByText(/Sau \d+ giây nữa sẽ tự đăng xuất/)
    .waitFor();
  expect(await leftMs(page)).toBeLessThan(minuteMs);
  await expectAccessible(page);
  await officer.presses('Tôi còn làm việc', dialog);
  await dialog.waitFor({ state: 'hidden' });
  expect(await leftMs(page)).toBeGreaterThan(29 * minuteMs);
  expect(await field.inputValue()).toBe('tran van bay');
});

scene('one key is enough, in English too', async (stage) => {
  const { page, officer } = await consoleOf(stage, 'officer', { viewport: desktop });
  await page.goto('/staff/today');
  // The button stands there before anybody is known to sit there.
  await officer.sees('Hôm nay');
  await tells(page, () => officer.presses('English'));
  await nobodyComes(stage.site, page);
  const dialog = officer.dialog('Are you still working?');
  await dialog.getByRole('timer').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Shift');
  await dialog.waitFor({ state: 'hidden' });
});

scene(
  'where nobody comes it ends, whatever the screen reads, and shows the next person nothing',
  async (stage) => {
    const { site } = stage;
    const { page, officer } = await consoleOf(stage, 'desk', { viewport: desktop });
    await page.goto('/staff/dossiers');
    await page.getByLabel('Tìm hồ sơ').fill('tran van bay');
    await tells(page, () => officer.presses('Tìm'));
    await officer.presses('Xuất dữ liệu của một người');
    await page.getByRole('dialog').getByLabel('Số điện thoại').fill('0912345678');
    // The last touch is told too, when a minute is over.
    await tells(page, () => page.clock.fastForward(minuteMs));
    await nobodyComes(site, page);
    await officer.dialog(question).waitFor();

    const reads = page.waitForResponse((answer) => answer.url().endsWith('/api/staff/dossiers/searches'));
    site.service.application.get(LiveEvents).publish({ type: 'dossier', id: 'somebody', data: {} });
    await reads;
    await site.advance(50 * secondMs);
    await page.clock.fastForward(minuteMs);
    await officer.sees('Đăng nhập cán bộ');
    await page.getByText('Bạn đã được đăng xuất vì lâu không có thao tác nào.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expectAccessible(page);

    const { username, password } = await passwordOf(site, 'officer');
    await officer.signsIn(username, password);
    await officer.showsCode(await appOf(site, 'officer'));
    await officer.sees('Hồ sơ');
    expect(await page.getByLabel('Tìm hồ sơ').inputValue()).toBe('');
    expect(await page.content()).not.toMatch(/tran van bay|0912345678/);
  },
);
