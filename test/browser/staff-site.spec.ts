import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { secondMs } from '../../src/kernel/index.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf } from './support/console.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

async function feeOf({ service }: BrowserSite, code: string): Promise<number | undefined> {
  const rows = await service.database.dataSource.query<{ fee_dong: number }[]>(
    'SELECT fee_dong FROM procedure WHERE code = $1',
    [code],
  );
  return rows[0]?.fee_dong;
}

async function choosesFile(page: Page, text: string): Promise<void> {
  const file = { name: 'catalogue.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

scene('a catalogue file is looked at before it is taken, and every bad row is named', async (stage) => {
  const { site } = stage;
  const { page, officer } = await consoleOf(stage, 'administrator');
  const catalogue = await readFile('deploy/demo/catalogue.csv', 'utf8');
  await page.goto('/staff/catalogue');
  await officer.follows('Nhập từ tệp CSV');
  await choosesFile(page, catalogue.replace(',8000,', ',much,').replace(',8000,', ',-1,'));
  await page.getByRole('alert').filter({ hasText: 'Tệp có 2 chỗ sai.' }).waitFor();
  for (const [line, given] of [
    ['2', 'much'],
    ['3', '-1'],
  ] as const) {
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: line, exact: true }) });
    expect(await row.innerText()).toContain(given);
  }
  expect(await page.getByRole('button', { name: 'Xác nhận thay danh mục' }).count()).toBe(0);

  await choosesFile(page, catalogue.replace(',8000,', ',9000,'));
  await page.getByText('9.000 đ').waitFor();
  expect(await feeOf(site, '2.000635')).toBe(8000);
  await officer.presses('Xác nhận thay danh mục');
  await page.getByRole('heading', { name: 'Đã thay danh mục' }).waitFor();
  expect(await feeOf(site, '2.000635')).toBe(9000);
});

scene('a procedure is edited', async (stage) => {
  const { page, officer } = await consoleOf(stage, 'administrator');
  await page.goto('/staff/catalogue/1.001193');
  await page.getByLabel('Phí, lệ phí (đồng)').fill('much');
  await officer.presses('Lưu');
  await page.getByText('Phí là số đồng từ 0 đến 100.000.000.').first().waitFor();
  await page.getByLabel('Phí, lệ phí (đồng)').fill('12000');
  await officer.presses('Lưu');
  await page.getByText('Đã lưu thủ tục 1.001193.').waitFor();
  expect(await feeOf(stage.site, '1.001193')).toBe(12_000);
});

/** A second listener in the page: when it has heard, so has the console beside it. */
const listen = `new Promise((resolve) => {
  const stream = new EventSource('/api/staff/events');
  stream.onopen = resolve;
  stream.addEventListener('tray', () => { document.documentElement.dataset.told = 'yes'; });
})`;

scene('a door that opens is on the map within a second, without being asked for', async (stage) => {
  const { page } = await consoleOf(stage, 'officer');
  await page.goto('/staff/trays');
  await page.getByRole('button', { name: 'A12, Trống' }).waitFor();
  await page.evaluate(listen);
  // It can only be stopped at a time that is still to come when the request arrives there.
  await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 5 * secondMs);
  await page.getByRole('button', { name: 'A12, Trống' }).waitFor();
  await stage.site.simulator.forceOpen('A12');
  await page.locator('html[data-told=yes]').waitFor({ state: 'attached' });
  // From here on the page's own time moves by less than a second: what asks again by the clock never does.
  const read = page.waitForResponse((answer) => answer.url().endsWith('/api/staff/trays'));
  await page.clock.runFor(200);
  await (await read).finished();
  const open = page.getByRole('button', { name: 'A12, Cửa mở' });
  for (let movedMs = 200; movedMs < secondMs && !(await open.isVisible()); movedMs += 20) {
    await page.clock.runFor(20);
  }
  expect(await open.isVisible()).toBe(true);
  await stage.site.simulator.close('A12');
});
