import { describe, expect } from '@jest/globals';
import { StatusLinks } from '../../src/dossiers/index.js';
import { dayMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, newPhone, provisionKiosk } from '../support/citizens.js';
import { birthRegistration, command, newOfficialCode } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { personAt, visitTray } from './support/doors.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { scan } from './support/scanner.js';
import { browserScenes } from './support/scene.js';
import type { Opened, Stage } from './support/stage.js';

const scene = browserScenes();

const telephone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };

interface Deposited {
  readonly id: string;
  readonly depositNumber: string;
  /** Path of the page. */
  readonly address: string;
  readonly holderName: string;
  readonly phone: string;
}

/** An envelope of somebody, in its tray. */
async function depositAt(site: BrowserSite): Promise<Deposited> {
  const { service } = site;
  const [phone, holderName] = [newPhone(), 'Nguyễn Thị Mười Hai'];
  const citizen = await enterAsCitizen(service, await provisionKiosk(service), phone, 'deposit');
  const reservation = await citizen.post('/api/kiosk/deposits', {
    procedureCode: birthRegistration,
    holderName,
  });
  const { id, depositNumber, statusUrl } = bodyOf<{ id: string; depositNumber: string; statusUrl: string }>(
    reservation,
  );
  const opening = citizen.post(`/api/kiosk/deposits/${id}/opening`);
  expect(await visitTray(site, opening, { does: 'put', paper: `Envelope ${depositNumber}` })).toBe('moved');
  return { id, depositNumber, address: new URL(statusUrl).pathname, holderName, phone };
}

const collected = async (site: BrowserSite, { id }: Deposited) => {
  const officer = await signInAs(site.service, 'officer');
  const opening = officer.post(`/api/staff/dossiers/${id}/opening`, { purpose: 'collect' });
  expect(await visitTray(site, opening, { does: 'take' })).toBe('moved');
  return officer;
};

/** From the officer's hands through the department and into a tray. */
async function resultLoaded(site: BrowserSite, deposited: Deposited): Promise<void> {
  const officer = await collected(site, deposited);
  const department = await signInAs(site.service, 'department');
  await command(officer, deposited.id, 'accept', { officialCode: newOfficialCode() });
  await command(department, deposited.id, 'receive-in-department');
  await command(department, deposited.id, 'finish');
  await command(officer, deposited.id, 'take-from-department');
  const opening = officer.post(`/api/staff/dossiers/${deposited.id}/opening`, { purpose: 'load' });
  expect(await visitTray(site, opening, { does: 'put', paper: `Result ${deposited.depositNumber}` })).toBe(
    'moved',
  );
}

const openPage = async (stage: Stage, address: string): Promise<Opened> => {
  const phone = await stage.browser(telephone);
  await phone.page.goto(address);
  return phone;
};

describe('the page behind the link', () => {
  scene('says that the envelope has come, and nothing about the person', async (stage) => {
    const deposited = await depositAt(stage.site);
    const { page, context } = await openPage(stage, deposited.address);
    await page.getByText('Đã nhận phong bì. Đây chưa phải là tiếp nhận hồ sơ.').waitFor();
    expect(await page.title()).toBe('Tình trạng hồ sơ');
    const text = await page.locator('body').innerText();
    expect(text).toContain(deposited.depositNumber);
    expect(text).toContain('Đăng ký khai sinh');
    expect(text).not.toContain(deposited.holderName);
    expect(text.replace(/\s/g, '')).not.toContain(deposited.phone);
    await expectAccessible(page);

    // Nothing stays on the phone.
    expect(await context.cookies()).toEqual([]);
    expect(
      await page.evaluate(
        `(async () => [localStorage.length, sessionStorage.length, await caches.keys(), await indexedDB.databases()])()`,
      ),
    ).toEqual([0, 0, [], []]);
  });

  scene('gives the slip that the kiosk would have printed', async (stage) => {
    const { address, depositNumber } = await depositAt(stage.site);
    const { page } = await openPage(stage, address);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải phiếu gửi (PDF)' }).click();
    const stream = await (await download).createReadStream();
    const [first] = (await stream.take(1).toArray()) as [Buffer];
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(depositNumber).not.toBe('');
  });

  scene('speaks English too, and fits the narrowest phone in both languages', async (stage) => {
    const { address } = await depositAt(stage.site);
    const { page } = await openPage(stage, address);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('The envelope has been received.').waitFor();
    await page.getByRole('heading', { name: 'Where your application stands' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('heading', { name: 'Tình trạng hồ sơ' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  scene('lists what is missing as soon as somebody looks again', async (stage) => {
    const { site } = stage;
    const deposited = await depositAt(site);
    const { page } = await openPage(stage, deposited.address);
    await page.getByText('Đã nhận phong bì').waitFor();
    const officer = await collected(site, deposited);
    const missingPapers = ['Giấy chứng sinh (bản chính)', 'Bản sao căn cước của cha'];
    await command(officer, deposited.id, 'request-supplement', { missingPapers });

    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByRole('heading', { name: 'Giấy tờ còn thiếu' }).waitFor();
    expect(
      await page.locator('section', { hasText: 'Giấy tờ còn thiếu' }).getByRole('listitem').allInnerTexts(),
    ).toEqual(missingPapers);
    await expectAccessible(page);
  });

  scene('asks again every minute, and when it comes to the front', async (stage) => {
    const { site } = stage;
    const deposited = await depositAt(site);
    const { page } = await openPage(stage, deposited.address);
    await page.getByText('Đã nhận phong bì').waitFor();
    await collected(site, deposited);
    await page.clock.runFor(60_000);
    await page.getByText('Cán bộ đang kiểm tra giấy tờ.').waitFor();

    const officer = await signInAs(site.service, 'officer');
    await command(officer, deposited.id, 'accept', { officialCode: newOfficialCode() });
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
    await page.getByText('Đã tiếp nhận hồ sơ').waitFor();
  });

  scene('counts the days in which the result can be fetched', async (stage) => {
    const { site } = stage;
    const deposited = await depositAt(site);
    await resultLoaded(site, deposited);
    const { page } = await stage.browser(telephone);
    // Its battery was empty; the days are counted by the service.
    await page.clock.setSystemTime('1970-01-01T00:00:00Z');
    await page.goto(deposited.address);
    await page.getByText('Đang chờ nhận tại tủ.').waitFor();
    await page.getByText('Còn 3 ngày.').waitFor();
    await expectAccessible(page);

    await site.advance(2 * dayMs);
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByText('Ngày mai là ngày cuối.').waitFor();
    await site.advance(2 * dayMs);
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByText('Đã quá hạn nhận tại tủ').waitFor();
    await expectAccessible(page);
  });
});

describe('a result that waits', () => {
  scene(
    'is handed out by the kiosk for the QR code of its page and the number, without a message',
    async (stage) => {
      const { site } = stage;
      const phone = newPhone();
      const { id } = await resultFor(site, phone);
      const { page, watch } = await openPage(
        stage,
        new URL(site.service.application.get(StatusLinks).urlOf(id)).pathname,
      );
      const given = page.waitForResponse('**/pickup-qr');
      await page.getByRole('button', { name: 'Hiện mã QR' }).click();
      const { text } = (await (await given).json()) as { text: string };
      const shown = page.getByRole('img', { name: 'Mã QR nhận tại tủ' });
      await shown.waitFor();
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

      // Another one is not made at once: the first stays, and the page says for how long.
      watch.expecting(/status of 429/);
      await page.getByRole('button', { name: 'Đổi mã khác' }).click();
      const wait = page.getByRole('alert').getByText(/^Có thể lấy mã khác sau \d+ giây[.]$/);
      await wait.waitFor();
      expect(await shown.count()).toBe(1);
      await expectAccessible(page);
      await page.clock.runFor(20_000);
      await wait.waitFor({ state: 'detached' });

      const kiosk = await kioskOn(stage);
      const citizen = citizenAt(site, kiosk, phone);
      await scan(kiosk.page, text);
      await citizen.sees('Số điện thoại của hồ sơ');
      await citizen.types(phone);
      await citizen.presses('Tiếp tục');
      await citizen.sees('Hồ sơ đang chờ quý vị');
      await personAt(site.simulator, { tray: await citizen.opensTray(), does: 'take' });
      await citizen.sees('Đã nhận xong');
      await page.getByRole('button', { name: 'Xem lại' }).click();
      await page.getByText('Đã nhận tại tủ.').waitFor();
      expect(await shown.count()).toBe(0);
    },
  );
});

describe('when the page cannot say', () => {
  scene('an unknown link has words of its own', async (stage) => {
    const { page } = await openPage(stage, `/d/${'x'.repeat(22)}`);
    await page.getByRole('alert').getByText('Không có trang này').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('alert').getByText('There is no such page').waitFor();
  });

  scene('a phone without a network is told so, and what was known stays', async (stage) => {
    const { address } = await depositAt(stage.site);
    const { page, context, watch } = await openPage(stage, address);
    await page.getByText('Đã nhận phong bì').waitFor();
    watch.expecting(/net::ERR_INTERNET_DISCONNECTED/);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.clock.runFor(10_000);
    await page.getByRole('alert').getByText('Chưa cập nhật được.').waitFor();
    expect(await page.getByText('Đã nhận phong bì').count()).toBe(1);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  scene('a service that fails is away, and nobody need worry about the papers', async (stage) => {
    const { page, watch } = await stage.browser(telephone);
    watch.expecting(/status of 503/);
    await page.route('**/api/public/**', (route) => route.fulfill({ status: 503, body: 'proxy' }));
    await page.goto(`/d/${'y'.repeat(22)}`);
    await page.clock.runFor(10_000);
    await page.getByRole('alert').getByText('Tạm thời chưa xem được').waitFor();
    await expectAccessible(page);
  });
});
