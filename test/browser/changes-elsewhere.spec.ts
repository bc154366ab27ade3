import { describe, expect } from '@jest/globals';
import { secondMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { birthRegistration } from '../support/dossiers.js';
import { letPartnerIn } from '../support/partners.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import { consoleOf } from './support/console.js';
import { kioskOn } from './support/kiosk.js';
import { showsWithin, stopTime } from './support/page-time.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

const label = 'A05';

/** The kiosk asks by itself every 30 seconds of its page's time; what is seen sooner, it was told of. */
const untilItAsksMs = 15 * secondMs;

describe('a tray that a technician takes out of service', () => {
  scene('is seen among the hardware at once, and is no longer free at the kiosk', async (stage) => {
    const technician = await signInAs(stage.site.service, 'technician');
    const kiosk = await kioskOn(stage);
    const { page } = await consoleOf(stage, 'technician');
    await page.goto('/staff/hardware');
    await page.getByRole('heading', { name: 'Các bo mạch khóa' }).waitFor();
    await page.getByText('Đèn của Tủ A').waitFor();
    await page.getByText('Còi của Tủ B').waitFor();

    const free = kiosk.page.locator('dl div', { hasText: 'Khay còn trống' }).locator('dd');
    const before = Number(await free.innerText());
    await Promise.all([stopTime(kiosk.page), stopTime(page)]);
    bodyOf(await technician.post(`/api/staff/trays/${label}/out-of-service`, { reason: 'Chờ thay khóa' }));
    await showsWithin(untilItAsksMs, page, page.getByText('Chờ thay khóa'));
    await showsWithin(untilItAsksMs, kiosk.page, free.getByText(String(before - 1), { exact: true }));

    bodyOf(await technician.post(`/api/staff/trays/${label}/in-service`));
    await showsWithin(untilItAsksMs, kiosk.page, free.getByText(String(before), { exact: true }));
  });
});

describe('a board that stops answering', () => {
  scene('is seen among the hardware at once, with the reason, until it is back', async (stage) => {
    const { simulator, service } = stage.site;
    const { page } = await consoleOf(stage, 'technician');
    await page.goto('/staff/hardware');
    const [bank] = service.options.site.cabinets.flatMap(({ banks }) => banks);
    const id = bank?.id ?? '';
    const row = page.getByRole('row', { name: id });
    await row.getByText('Trả lời tốt').waitFor();
    await stopTime(page);
    await simulator.setBankFaults(id, { silence: 'dead' });
    await showsWithin(untilItAsksMs, page, row.getByText('Không nhận được tín hiệu nào'));
    await simulator.setBankFaults(id, { silence: 'none' });
    await showsWithin(untilItAsksMs, page, row.getByText('Trả lời tốt'));
    await simulator.setBusFaults(bank?.bus ?? '', { cut: true });
    await showsWithin(untilItAsksMs, page, row.getByText('Không mở được đường dây'));
    await row.getByText('connect ENOENT').waitFor();
    await page.clock.resume();
    await expectAccessible(page);
    await simulator.setBusFaults(bank?.bus ?? '', { cut: false });
    await row.getByText('Trả lời tốt').waitFor();
    expect(await row.getByText('connect').count()).toBe(0);
  });

  scene('is an alarm with its reason on the first page, in either language', async (stage) => {
    const { simulator, service } = stage.site;
    const { page } = await consoleOf(stage, 'supervisor');
    await page.goto('/staff/today');
    await page.getByRole('heading', { name: 'Cần xử lý' }).waitFor();
    const [bank] = service.options.site.cabinets.flatMap(({ banks }) => banks);
    const id = bank?.id ?? '';
    const alarm = page.getByRole('listitem').filter({ hasText: id });
    await stopTime(page);
    await simulator.setBankFaults(id, { silence: 'dead' });
    await showsWithin(untilItAsksMs, page, alarm.getByText('Bảng khóa không trả lời'));
    await alarm.getByText('Không nhận được tín hiệu nào').waitFor();
    await page.clock.resume();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'English' }).click();
    await alarm.getByText('Nothing is heard').waitFor();
    await simulator.setBankFaults(id, { silence: 'none' });
    await alarm.waitFor({ state: 'detached' });
  });
});

describe('a partner to whom somebody else gives a secret', () => {
  scene('is seen to have it at once', async (stage) => {
    const other = await signInAs(stage.site.service, 'administrator');
    const scopes = ['dossiers.read', 'progress.report'];
    const { id } = await letPartnerIn(other, { name: 'Hệ thống hộ tịch', scopes });
    const { page } = await consoleOf(stage, 'supervisor');
    await page.goto(`/staff/partners/${id}`);
    await page.getByText('Chưa có khóa ký.').waitFor();
    await page.getByText('Chưa có địa chỉ').waitFor();
    await stopTime(page);
    bodyOf(await other.post(`/api/staff/partners/${id}/callback-secret`, {}));
    await showsWithin(untilItAsksMs, page, page.getByText(/^Khóa ký tạo lúc /));
    const url = 'https://mot-cua.example.vn/hooks';
    bodyOf(await other.put(`/api/staff/partners/${id}/webhook`, { url }));
    await showsWithin(untilItAsksMs, page, page.getByText(url));
  });
});

describe('a procedure that somebody else changes meanwhile', () => {
  scene('is not overwritten: the form says so, and takes what it is now', async (stage) => {
    const { page } = await consoleOf(stage, 'administrator');
    await page.goto(`/staff/catalogue/${birthRegistration}`);
    const fee = page.getByLabel('Phí, lệ phí (đồng)');
    await fee.fill('7000');

    const other = await signInAs(stage.site.service, 'administrator');
    const { procedures } = bodyOf<{ procedures: ({ code: string } & Record<string, unknown>)[] }>(
      await other.get('/api/staff/procedures'),
    );
    const { code, ...seen } = procedures.find((one) => one.code === birthRegistration) ?? { code: '' };
    bodyOf(await other.put(`/api/staff/procedures/${code}`, { ...seen, feeDong: 9000 }));

    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('alert').getByText('Thủ tục đã được người khác sửa').waitFor();
    expect(await fee.inputValue()).toBe('7000');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Lấy bản mới' }).click();
    expect(await fee.inputValue()).toBe('9000');
    await fee.fill('9500');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText(`Đã lưu thủ tục ${code}.`).waitFor();
  });
});

describe('the clock of a kiosk whose own woke up in 1970', () => {
  scene('shows the time of the service', async (stage) => {
    const { page } = await kioskOn(stage);
    await page.clock.setSystemTime('1970-01-01T00:00:00Z');
    await page.reload();
    await page.getByRole('button', { name: /09:\d\d/ }).waitFor();
  });
});

describe('the calendar on a computer whose clock is a year ahead', () => {
  scene('begins with the month it is by the service', async (stage) => {
    const { page } = await consoleOf(stage, 'supervisor');
    await page.clock.setSystemTime('2027-11-23T02:00:00Z');
    await page.goto('/staff/calendar');
    await page.getByRole('heading', { name: /Tháng 11.*2026/ }).waitFor();
  });
});
