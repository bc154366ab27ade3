import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newPhone } from '../support/citizens.js';
import { expectAccessible } from './support/accessible.js';
import { consoleOf, consoleWith, desktop, goWithin, tablet } from './support/console.js';
import { fillOffice, type FullOffice } from './support/full-office.js';
import { resultInHand } from './support/results.js';
import { provesAgain, wereAway } from './support/fresh-proof.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

/** Somebody who looks at the console, in one language after the other, on a tablet and on a desk. */
class Onlooker {
  constructor(
    readonly page: Page,
    readonly office: FullOffice,
  ) {}

  /** Goes to an address, and waits for something of the data. */
  async goes(address: string, shows: string): Promise<void> {
    await goWithin(this.page, `/staff/${address}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.sees(shows);
  }

  async sees(shows: string | RegExp): Promise<void> {
    await this.page.locator('main, [role=dialog]').getByText(shows).first().waitFor();
  }

  async presses(button: string): Promise<void> {
    // Some say after their name whom they are about, to those who hear.
    const name = new RegExp(`^${button}`);
    await this.page.getByRole('button', { name }).first().click();
  }

  /** Opens a dialog, looks at it, and closes it. */
  async opensDialog(button: string): Promise<void> {
    await this.presses(button);
    await this.page.getByRole('dialog').waitFor();
    await this.looks();
    await this.closesDialogs();
  }

  async closesDialogs(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').first().waitFor({ state: 'hidden' });
  }

  /**
   * Holds what is on the screen against the rules: nothing may be cut off at the side in either language and size. What axe
   * looks for hangs on one of the two at a time: Vietnamese words on a tablet, English ones on a desk.
   */
  async looks(): Promise<void> {
    await this.looksAt('vi', [desktop, tablet]);
    await this.speaks('en');
    await this.looksAt('en', [tablet, desktop]);
    await this.speaks('vi');
  }

  private async looksAt(language: 'vi' | 'en', sizes: readonly (typeof desktop)[]): Promise<void> {
    for (const size of sizes) {
      await this.page.setViewportSize(size);
      const [inner, outer] = await this.page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      const where = `${this.page.url()}, ${language}, ${size.width} wide`;
      expect(`${where}: ${inner}`).toBe(`${where}: ${Math.min(inner, outer)}`);
    }
    await expectAccessible(this.page);
  }

  /** By the switch of the header, from within the page: a dialog may lie over it. */
  private async speaks(language: 'vi' | 'en'): Promise<void> {
    await this.page.evaluate(`document.querySelector('header button[lang=${language}]').click()`);
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }
}

/** Every area of the console, and what lies behind its buttons. */
const walks: readonly ((onlooker: Onlooker) => Promise<void>)[] = [
  async (onlooker) => {
    await onlooker.goes('today', onlooker.office.brokenTray);
    await onlooker.looks();
    await onlooker.opensDialog('Các mục');
  },
  async (onlooker) => {
    const { depositNumber } = onlooker.office.collected;
    await onlooker.goes('run', depositNumber);
    await onlooker.looks();
    await onlooker.opensDialog('Không làm được, để lại…');
    await onlooker.presses('Không có phiếu');
    await onlooker.presses('Thiếu – yêu cầu bổ sung');
    await onlooker.sees('Giấy chứng sinh (bản chính)');
    await onlooker.looks();
    await onlooker.presses('Quay lại');
    await onlooker.presses('Đủ – tiếp nhận');
    await onlooker.presses('Tiếp nhận và chuyển');
    await onlooker.looks();
    await onlooker.goes('run/close', depositNumber);
    await onlooker.presses('Kết thúc lượt');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes(`run/${onlooker.office.closedRunId}`, onlooker.office.collected.depositNumber);
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes(`trays/${onlooker.office.brokenTray}`, 'Cửa đóng không khít');
    await onlooker.looks();
    await onlooker.opensDialog('Mở để kiểm tra');
    await onlooker.presses('Mở để kiểm tra');
    await onlooker.presses('Mở khay');
    await onlooker.sees('Xin xác thực lại');
    await onlooker.looks();
    await onlooker.closesDialogs();
    await onlooker.goes('trays/A20', 'Lắp đặt');
    await onlooker.opensDialog('Ngừng sử dụng');
  },
  async (onlooker) => {
    await onlooker.goes('trays/audits', 'Lê Thị Mọi Việc');
    await onlooker.looks();
    await onlooker.goes(`trays/audits/${onlooker.office.auditId}`, 'A30');
    await onlooker.looks();
    await onlooker.opensDialog('Bỏ qua khay này');
  },
  async (onlooker) => {
    await onlooker.goes('dossiers', onlooker.office.collected.depositNumber);
    await onlooker.looks();
    await onlooker.opensDialog('Xuất dữ liệu của một người');
    await onlooker.opensDialog('Xóa dữ liệu của một người');
    await onlooker.goes('dossiers/new', 'Ghi nhận kết quả mới');
    await onlooker.presses('Ghi nhận');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes(`dossiers/${onlooker.office.collected.id}`, 'Nguyễn Thị Hoa');
    await onlooker.looks();
    await onlooker.opensDialog('Yêu cầu bổ sung');
    await onlooker.opensDialog('Dừng hồ sơ');
  },
  async (onlooker) => {
    await onlooker.goes(`dossiers/${onlooker.office.atDesk.id}`, onlooker.office.atDesk.officialCode);
    await onlooker.looks();
    await onlooker.opensDialog('Trao cho người dân');
  },
  async (onlooker) => {
    await onlooker.goes('worklists/to_hand_over', 'Phạm Quốc Cường');
    await onlooker.looks();
    await onlooker.goes('worklists/to_load', 'Xếp vào khay');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('catalogue', '1.001193');
    await onlooker.looks();
    await onlooker.goes('catalogue/1.001193', '1.001193');
    await onlooker.page.getByRole('spinbutton').or(onlooker.page.getByRole('textbox')).first().waitFor();
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('catalogue/import', 'Nhập danh mục từ tệp CSV');
    const catalogue = await readFile('deploy/demo/catalogue.csv', 'utf8');
    await choosesFile(onlooker.page, catalogue.replace(',8000,', ',9000,'));
    await onlooker.sees(/9[.,]000/);
    await onlooker.looks();
    await choosesFile(onlooker.page, catalogue.replace(',8000,', ',much,').replace('justice', 'nobody'));
    await onlooker.sees('much');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('calendar', '2026');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('accounts', 'moi.viec');
    await onlooker.looks();
    await onlooker.opensDialog('Tài khoản mới');
    await onlooker.opensDialog('Đặt lại mật khẩu');
    await onlooker.opensDialog('Đổi vai trò');
  },
  async (onlooker) => {
    await onlooker.goes('kiosks', 'Tủ trước cổng');
    await onlooker.looks();
    await onlooker.opensDialog('Thu hồi');
    await onlooker.opensDialog('Màn hình mới');
  },
  async (onlooker) => {
    await onlooker.goes('partners', 'Hệ thống một cửa của tỉnh');
    await onlooker.looks();
    await onlooker.opensDialog('Hệ thống mới');
    await onlooker.goes(`partners/${onlooker.office.partnerId}`, 'Khóa truy cập');
    await onlooker.looks();
    await onlooker.opensDialog('Khóa mới');
    await onlooker.opensDialog('Đặt địa chỉ');
    await onlooker.opensDialog('Ngừng kết nối');
  },
  async (onlooker) => {
    await onlooker.goes('my-sessions', 'Phiên này');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('hardware', 'board-0');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('ledger', 'Lê Thị Mọi Việc');
    await onlooker.presses('Kiểm tra nhật ký');
    await onlooker.sees('Nhật ký còn nguyên vẹn');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('exports', 'Khoảng thời gian');
    await onlooker.looks();
  },
];

async function choosesFile(page: Page, text: string): Promise<void> {
  const file = { name: 'catalogue.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

scene(
  'every area keeps to WCAG 2.2 AA and fits tablet and desk, in both languages',
  async (stage) => {
    const office = await fillOffice(stage.site);
    const { page } = await consoleWith(stage, office.person);
    // Signed in a while ago, so that an inspection asks for a fresh proof.
    await wereAway(stage.site);
    await page.goto('/staff');
    const onlooker = new Onlooker(page, office);
    for (const walk of walks) await walk(onlooker);
  },
  300_000,
);

scene('the desk gives somebody their data as a file, and erases nothing that is open', async (stage) => {
  const phone = newPhone();
  const { officialCode } = await resultInHand(stage.site, phone);
  const { page, officer } = await consoleOf(stage, 'desk');
  await page.goto('/staff/dossiers');
  const asks = async (what: string, submit: string): Promise<void> => {
    await officer.presses(what);
    const dialog = page.getByRole('dialog', { name: what });
    await dialog.getByLabel('Số điện thoại').fill(phone);
    await dialog.getByLabel('VNeID').check();
    // Each time as who has been away.
    await wereAway(stage.site);
    await officer.presses(submit, dialog);
    await provesAgain(stage.site, officer, 'desk', /^Trước khi xuất hoặc xóa dữ liệu của một người/);
  };
  const download = page.waitForEvent('download');
  await asks('Xuất dữ liệu của một người', 'Xuất dữ liệu');
  expect(await readFile(await (await download).path(), 'utf8')).toContain(officialCode);
  await asks('Xóa dữ liệu của một người', 'Xóa dữ liệu');
  const done = page.getByRole('dialog', { name: 'Xóa dữ liệu của một người' });
  await done.getByText('Chủ số này không có hồ sơ nào đã kết thúc.').waitFor();
  await done.getByText(officialCode).waitFor();
  await expectAccessible(page);
});
