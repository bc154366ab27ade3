import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { secondMs } from '../../src/kernel/index.js';
import { newPhone } from '../support/citizens.js';
import { bodyOf } from '../support/caller.js';
import { readWorkbook } from '../support/read-workbook.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { appOf, consoleOf } from './support/console.js';
import { depositAt } from './support/deposits.js';
import { closeDoor, personAt } from './support/doors.js';
import { citizenAt, portrait } from './support/kiosk.js';
import { showsWithin, stopTime } from './support/page-time.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';

/** A site at which nobody opens a tray with papers of their own choice alone. */
const scene = browserScenes({ site: { staff: { fourEyes: true } } });

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
  await stopTime(page);
  await page.getByRole('button', { name: 'A12, Trống' }).waitFor();
  await stage.site.simulator.forceOpen('A12');
  await page.locator('html[data-told=yes]').waitFor({ state: 'attached' });
  // From here on the page's own time moves by less than a second: what asks again by the clock never does.
  await showsWithin(secondMs, page, page.getByRole('button', { name: 'A12, Cửa mở' }));
  await closeDoor(stage.site, 'A12');
});

interface SeenAudit {
  readonly id: string;
  readonly items: readonly { readonly trayLabel: string }[];
}

/** Of an audit in the database: how many trays came to what. */
async function resultsOf({ service }: BrowserSite, auditId: string): Promise<string> {
  const rows = await service.database.dataSource.query<{ result: string }[]>(
    'SELECT result FROM audit_item WHERE audit_id = $1 ORDER BY tray_label',
    [auditId],
  );
  return rows.map(({ result }) => result).join();
}

scene('the weekly audit: open, look, reconcile what differs, and sign the sheet', async (stage) => {
  const { site } = stage;
  const { page, officer } = await consoleOf(stage, 'officer');
  await page.goto('/staff/trays/audits');
  await officer.presses('Kiểm tra Tủ A (bên trái)');
  await officer.sees(/^Kiểm tra Tủ A \(bên trái\), /);
  const auditId = page.url().split('/').at(-1) ?? '';
  // Nobody plays thirty trays: all but three are left out.
  const caller = await signInAs(site.service, 'officer');
  const audit = bodyOf<SeenAudit>(await caller.get(`/api/staff/audits/${auditId}`));
  const [first = '', second = '', ...others] = audit.items.map(({ trayLabel }) => trayLabel);
  const last = others.pop() ?? '';
  for (const tray of others) {
    bodyOf(await caller.post(`/api/staff/audits/${auditId}/trays/${tray}/skip`, { reason: 'Hết giờ' }));
  }

  const row = (tray: string) => page.getByRole('row').filter({ hasText: tray });
  const looks = async (tray: string, found: string) => {
    await officer.seesDoor('open');
    await officer.presses(found);
    await personAt(site.simulator, { tray, does: 'look' });
  };
  await officer.presses(`Mở khay ${first}`);
  await looks(first, 'Khay trống');
  await row(first).getByText('✓ Khớp').waitFor();
  await officer.presses(`Mở khay ${second}`);
  await looks(second, 'Có giấy tờ');
  await row(second).getByText('✕ Không khớp').waitFor();
  await expectAccessible(page);
  await row(second).getByRole('button', { name: 'Mở xem lại' }).click();
  // Nobody knows what lies there, so a second person comes.
  const beside = officer.dialog('Cần người thứ hai');
  await beside.getByLabel('Tên đăng nhập').fill('supervisor');
  await beside.getByLabel('Mã 6 số trong ứng dụng').fill('000000');
  await officer.presses('Mở khay', beside);
  await beside.getByText('Tên hoặc mã không đúng, hoặc mã đã dùng rồi.').waitFor();
  await expectAccessible(page);
  await beside.getByLabel('Mã 6 số trong ứng dụng').fill(await appOf(site, 'supervisor'));
  await officer.presses('Mở khay', beside);
  await looks(second, 'Khay trống');
  await row(second).getByText('✓ Đã làm rõ').waitFor();

  await officer.seesStep(`Khay tiếp theo: ${last}`);
  expect(await page.getByRole('button', { name: 'Kết thúc kiểm tra' }).isDisabled()).toBe(true);
  await officer.presses('Bỏ qua khay này');
  const why = officer.dialog(`Bỏ qua khay ${last}`);
  await why.getByLabel('Lý do').fill('Khóa kẹt');
  await officer.presses('Bỏ qua khay này', why);
  await row(last).getByText(': Khóa kẹt').waitFor();
  await officer.presses('Kết thúc kiểm tra');
  await page.getByText(/^Kết thúc lúc .*, cán bộ /).waitFor();
  const skipped = Array<string>(others.length + 1).fill('skipped');
  expect(await resultsOf(site, auditId)).toBe(['agrees', 'cleared_up', ...skipped].join());

  const signature = page.getByText(/ký tên: _+$/);
  expect(await signature.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  await signature.waitFor();
  for (const shown of [first, last]) expect(await row(shown).isVisible()).toBe(true);
  for (const notOnPaper of ['In phiếu', 'Các mục', 'Đăng xuất']) {
    expect(await page.getByRole('button', { name: notOnPaper }).isVisible()).toBe(false);
  }
  // A4 upright, in CSS pixels, less the margins.
  await page.setViewportSize({ width: 718, height: 1047 });
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(718);
});

scene('a workbook is saved by the browser, with what happened in the period', async (stage) => {
  const { depositNumber, phone } = await depositAt(stage.site);
  const { page, officer } = await consoleOf(stage, 'supervisor');
  await page.goto('/staff/exports');
  // Typed as everybody here writes it; an American browser would have read the eleventh of April.
  const from = page.getByRole('textbox', { name: 'Từ ngày' });
  await from.fill('4/11/2026');
  await page.getByRole('button', { name: 'Tháng trước' }).waitFor();
  await expectAccessible(page);
  await from.press('Tab');
  await page.keyboard.press('Escape');
  expect(await from.inputValue()).toBe('04/11/2026');
  await page.getByText('Thứ Tư, 04/11/2026').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), officer.presses(/^Tải về Hồ sơ$/)]);
  expect(download.suggestedFilename()).toBe('ho-so-2026-11-04-2026-11-23.xlsx');
  const { rows } = readWorkbook(await readFile(await download.path()));
  const text = JSON.stringify(rows);
  expect(text).toContain(depositNumber);
  expect(text).not.toContain(phone.slice(1));
  await page.getByText(/^Đã tải ho-so-.*\.xlsx\.$/).waitFor();
});

scene('a supervisor finds a session that was forgotten elsewhere, and ends it', async (stage) => {
  const { page, officer } = await consoleOf(stage, 'supervisor');
  const forgotten = await consoleOf(stage, 'supervisor');
  await forgotten.page.goto('/staff/trays');
  await forgotten.officer.sees('Khay tủ');
  await stage.site.service.database.dataSource.query(
    `UPDATE staff_session SET proved_at = proved_at - interval '5 minutes'`,
  );
  await page.goto('/staff');
  await page.getByRole('link', { name: /Phiên đăng nhập của tôi$/ }).click();
  await officer.sees('Phiên đăng nhập của tôi');
  await page.getByRole('row').filter({ hasText: 'Phiên này' }).waitFor();
  await officer.presses('Kết thúc mọi phiên khác');
  const proof = officer.dialog('Xin xác thực lại');
  await proof.getByText('Trước khi kết thúc phiên đăng nhập, xin chứng tỏ đây là bạn.').waitFor();
  await proof.getByLabel('Mã 6 số trong ứng dụng').fill(await appOf(stage.site, 'supervisor'));
  await officer.presses('Tiếp tục', proof);
  await page.getByText('Đã kết thúc.').waitFor();
  await page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).waitFor({ state: 'hidden' });
  expect(await page.getByRole('row').count()).toBe(2);
  await forgotten.page.reload();
  await forgotten.officer.sees('Đăng nhập cán bộ');
});

scene(
  'a kiosk is made at the console, and its code typed at the kiosk makes the device one',
  async (stage) => {
    const { page, officer } = await consoleOf(stage, 'technician');
    await page.goto('/staff/kiosks');
    await officer.presses('Màn hình mới');
    await page.getByLabel('Tên màn hình').fill('Tủ sau nhà');
    await officer.presses('Lấy mã thiết lập');
    const shown = page.getByRole('dialog', { name: 'Thiết lập Tủ sau nhà' });
    const [code = ''] = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(await shown.innerText()) ?? [];
    await expectAccessible(page);
    await page.getByRole('row').filter({ hasText: 'Tủ sau nhà' }).getByText('Chờ thiết lập').waitFor();

    const device = await stage.browser({ viewport: portrait, hasTouch: true });
    const technician = citizenAt(stage.site, device);
    await device.page.goto('/kiosk');
    await technician.sees('Cài đặt kiosk');
    device.watch.expecting(/status of 403/);
    await technician.spells('ACDEFGHJKM');
    await technician.presses('Thiết lập');
    await device.page.getByText('Mã chưa đúng').waitFor();
    for (let sign = 1; sign <= 10; sign += 1) await technician.presses('Xóa');
    await technician.spells(code.replace('-', ''));
    await technician.presses('Thiết lập');
    await technician.sees('Xin chào! Quý vị cần làm gì?');

    await officer.presses('Đã ghi lại');
    await page.getByRole('row').filter({ hasText: 'Tủ sau nhà' }).getByText('Đang dùng').waitFor();
  },
);

// Last: what it leaves in a tray and on a list is in nobody else's way.
scene('a tray with papers that staff put on the list of a run opens before two people', async (stage) => {
  const { site } = stage;
  const { tray } = await resultFor(site, newPhone());
  const { page, officer } = await consoleOf(stage, 'officer');
  const caller = await signInAs(site.service, 'officer');
  bodyOf(await caller.post(`/api/staff/trays/${tray}/out-of-service`, { reason: 'Khóa kẹt' }));
  await page.goto('/staff/run');
  await page.getByRole('button', { name: /^Bắt đầu/ }).click();
  await page.getByRole('listitem').filter({ hasText: tray }).getByRole('button').click();
  expect(await officer.nextTray('kiểm tra')).toBe(tray);
  await officer.presses(`Mở khay ${tray}`);
  const beside = officer.dialog('Cần người thứ hai');
  await beside.getByLabel('Tên đăng nhập').fill('supervisor');
  await beside.getByLabel('Mã 6 số trong ứng dụng').fill(await appOf(site, 'supervisor'));
  await officer.presses('Mở khay', beside);
  await officer.seesDoor('open');
  await officer.presses('Có giấy tờ');
  await personAt(site.simulator, { tray, does: 'look' });
  await page.locator('[data-phase=open]').waitFor({ state: 'hidden' });
  // It is out of service still.
  expect(await officer.nextTray('kiểm tra')).toBe(tray);
});
