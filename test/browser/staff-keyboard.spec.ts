import { describe, expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { newPhone } from '../support/citizens.js';
import { newOfficialCode } from '../support/dossiers.js';
import { appOf, consoleOf, consoleWith, passwordOf, tablet } from './support/console.js';
import { depositAt } from './support/deposits.js';
import { personAt } from './support/doors.js';
import { Keyboard } from './support/keyboard.js';
import { recordOf } from './support/records.js';
import { browserScenes } from './support/scene.js';
import { everybodyInOne } from './support/small-office.js';

const scene = browserScenes();

const button = (place: Page | Locator, name: string | RegExp): Locator =>
  place.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, exact: true });

/** Where the menu leads, but for where one begins. */
const areas = [
  'Lượt thu và trả',
  'Khay tủ',
  'Hồ sơ',
  'Việc cần làm',
  'Danh mục thủ tục',
  'Lịch làm việc',
  'Tài khoản',
  'Màn hình tủ',
  'Thiết bị',
  'Nhật ký',
  'Xuất số liệu',
] as const;

describe('by keyboard alone', () => {
  scene('somebody signs in, and goes to every area', async (stage) => {
    const { page } = await stage.browser({ viewport: tablet });
    const keyboard = new Keyboard(page);
    const { username, password } = await passwordOf(stage.site, 'officer');
    await page.goto('/staff');
    await keyboard.findsItselfAt(heading(page, 'Đăng nhập cán bộ'));
    await keyboard.types(page.getByLabel('Tên đăng nhập'), username);
    await keyboard.types(page.getByRole('textbox', { name: 'Mật khẩu' }), 'wrong');
    await page.keyboard.press('Enter');
    await keyboard.findsItselfAt(page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.'));
    await keyboard.goesTo(page.getByRole('textbox', { name: 'Mật khẩu' }), 'Shift+Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await keyboard.findsItselfAt(heading(page, 'Mã xác thực'));
    await keyboard.types(page.getByLabel('Mã 6 số trong ứng dụng'), await appOf(stage.site, 'officer'));
    await page.keyboard.press('Enter');
    await keyboard.findsItselfAt(heading(page, 'Hôm nay'));
  });

  scene('whoever may go everywhere gets everywhere', async (stage) => {
    const { page } = await consoleWith(stage, await everybodyInOne(stage.site));
    const keyboard = new Keyboard(page);
    await page.goto('/staff');
    await keyboard.findsItselfAt(heading(page, 'Hôm nay'));
    for (const area of areas) {
      await keyboard.presses(button(page, 'Các mục'), 'Shift+Tab');
      await keyboard.presses(page.getByRole('dialog').getByRole('link', { name: area, exact: true }));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.locator('h1:focus').waitFor();
    }
    await keyboard.presses(button(page, 'Các mục'), 'Shift+Tab');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('button:focus', { hasText: 'Các mục' }).waitFor();
    await keyboard.presses(page.getByRole('link', { name: 'Đến nội dung chính' }), 'Shift+Tab');
    await page.locator('main:focus').waitFor();
  });

  scene('an officer works off what a run asks for', async (stage) => {
    const { site } = stage;
    const deposits = [await depositAt(site), await depositAt(site), await depositAt(site)];
    const { page, officer } = await consoleOf(stage, 'officer');
    const keyboard = new Keyboard(page);
    await page.goto('/staff/run');
    await keyboard.presses(button(page, 'Bắt đầu lượt'));
    const [accepted, refused, left] = [
      await collects(),
      await collects(),
      await officer.nextTray('thu hồ sơ'),
    ];

    async function collects(): Promise<string> {
      const tray = await officer.nextTray('thu hồ sơ');
      await keyboard.findsItselfAt(heading(page, `Mở khay ${tray} để thu hồ sơ`));
      await keyboard.presses(button(page, `Mở khay ${tray}`));
      await officer.seesDoor('open');
      await keyboard.findsItselfAt(heading(page, `Làm tại khay ${tray}`));
      await personAt(site.simulator, { tray, does: 'take' });
      await keyboard.findsItselfAt(heading(page, `Kiểm tra hồ sơ lấy từ khay ${tray}`));
      const deposit = deposits.find((candidate) => candidate.tray === tray);
      await page.keyboard.type(deposit?.depositNumber ?? '');
      await page.keyboard.press('Enter');
      await keyboard.findsItselfAt(page.getByText('Giấy tờ có đủ và đúng không?'));
      await (tray === deposits[0]?.tray ? accepts() : refuses());
      await officer.isDoneWith(tray);
      return tray;
    }

    async function accepts(): Promise<void> {
      await keyboard.presses(button(page, 'Đủ – tiếp nhận'));
      await keyboard.findsItselfAt(page.getByLabel('Mã hồ sơ'));
      await keyboard.presses(button(page, 'Quay lại'));
      await keyboard.findsItselfAt(page.getByText('Giấy tờ có đủ và đúng không?'));
      await keyboard.presses(button(page, 'Đủ – tiếp nhận'));
      await keyboard.types(page.getByLabel('Mã hồ sơ'), newOfficialCode());
      await page.keyboard.press('Enter');
    }

    async function refuses(): Promise<void> {
      await keyboard.presses(button(page, 'Thiếu – yêu cầu bổ sung'));
      const paper = page.getByRole('checkbox', { name: 'Giấy chứng sinh (bản chính)' });
      await keyboard.findsItselfAt(paper);
      await keyboard.goesTo(paper);
      await page.keyboard.press('Space');
      await keyboard.presses(button(page, 'Gửi yêu cầu bổ sung'));
    }

    await keyboard.presses(button(page, 'Không làm được, để lại…'));
    const dialog = officer.dialog(`Để lại việc này: ${left}`);
    await keyboard.findsItselfAt(dialog);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await keyboard.findsItselfAt(button(page, 'Không làm được, để lại…'));
    await keyboard.presses(button(page, 'Không làm được, để lại…'));
    await keyboard.presses(button(dialog, 'Khóa kẹt, đã báo kỹ thuật'));
    await keyboard.presses(button(dialog, 'Để lại'));
    await dialog.waitFor({ state: 'hidden' });
    await keyboard.findsItselfAt(page.getByRole('heading', { level: 2, name: /để xếp kết quả/ }));

    const states = await Promise.all(
      deposits.map(async ({ id, tray }) => `${tray} ${await recordOf(site, id)}`),
    );
    expect(states.sort()).toEqual(
      [
        `${accepted} routed officer`,
        `${refused} supplement_needed officer`,
        `${left} deposited tray ${left}`,
      ].sort(),
    );
  });

  scene('an officer looks into a tray, and takes one out of service', async (stage) => {
    const { site } = stage;
    const { page, officer } = await consoleOf(stage, 'officer');
    const keyboard = new Keyboard(page);
    await page.goto('/staff/trays');
    await keyboard.presses(button(page, /^A30,/));
    await keyboard.findsItselfAt(heading(page, 'Khay A30'));
    await keyboard.presses(button(page, 'Mở để kiểm tra'));
    const dialog = officer.dialog('Mở khay A30 để kiểm tra');
    await keyboard.findsItselfAt(dialog);
    await keyboard.goesTo(dialog.getByRole('radio', { checked: true }), 'Shift+Tab');
    for (let steps = 0; steps < 5; steps += 1) {
      if (await dialog.getByRole('radio', { name: 'Kiểm tra khóa' }).isChecked()) break;
      await page.keyboard.press('ArrowDown');
    }
    // Whoever sat there has gone for a while.
    await site.service.database.dataSource.query(
      `UPDATE staff_session SET proved_at = proved_at - interval '5 minutes'`,
    );
    await keyboard.presses(button(dialog, 'Mở khay A30'));
    const proof = officer.dialog('Xin xác thực lại');
    await keyboard.findsItselfAt(proof);
    await keyboard.types(proof.getByLabel('Mã 6 số trong ứng dụng'), '000000');
    await keyboard.presses(button(proof, 'Tiếp tục'));
    await proof.getByText('Mã không đúng hoặc đã dùng rồi.').waitFor();
    await keyboard.goesTo(proof.getByLabel('Mã 6 số trong ứng dụng'), 'Shift+Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(await appOf(site, 'officer'));
    await page.keyboard.press('Enter');
    await officer.seesDoor('open');
    await keyboard.findsItselfAt(page.getByText('Trong khay có giấy tờ không?'));
    await keyboard.presses(button(page, 'Khay trống'));
    await keyboard.findsItselfAt(page.getByText('Đã ghi lời xác nhận.'));
    await personAt(site.simulator, { tray: 'A30', does: 'look' });
    await keyboard.findsItselfAt(page.getByText('Khay trống.').first());

    await keyboard.presses(button(page, 'Ngừng sử dụng'));
    const why = officer.dialog('Ngừng sử dụng khay A30');
    await keyboard.types(why.getByLabel('Lý do'), 'Cửa kêu');
    await keyboard.presses(button(why, 'Ngừng sử dụng'));
    await keyboard.findsItselfAt(button(page, 'Đưa vào sử dụng lại'));
    await keyboard.presses(button(page, 'Đưa vào sử dụng lại'));
    await keyboard.findsItselfAt(button(page, 'Ngừng sử dụng'));
  });

  scene('an officer registers a result and puts it into a tray', async (stage) => {
    const { site } = stage;
    const { page, officer } = await consoleOf(stage, 'officer');
    const keyboard = new Keyboard(page);
    const officialCode = newOfficialCode();
    await page.goto('/staff/dossiers');
    await keyboard.presses(page.getByRole('link', { name: 'Kết quả mới' }));
    await keyboard.findsItselfAt(heading(page, 'Ghi nhận kết quả mới'));
    await keyboard.types(page.getByRole('textbox', { name: 'Thủ tục' }), 'khai sinh');
    await keyboard.presses(button(page, /^Đăng ký khai sinh 1\.001193/));
    await keyboard.findsItselfAt(page.getByText('Đã chọn: Đăng ký khai sinh'));
    await keyboard.types(page.getByLabel('Mã hồ sơ'), officialCode);
    await keyboard.types(page.getByLabel('Số điện thoại của người nhận'), newPhone());
    await keyboard.goesTo(page.getByRole('checkbox', { name: 'Tôi đang cầm kết quả' }));
    await page.keyboard.press('Space');
    await keyboard.presses(button(page, 'Ghi nhận'));
    await keyboard.findsItselfAt(heading(page, officialCode));
    await keyboard.presses(button(page, 'Mở khay để đặt vào'));
    await keyboard.presses(button(page, 'Mở khay'));
    await officer.seesDoor('open');
    const tray = await page.getByTestId('tray-label').innerText();
    await personAt(site.simulator, { tray, does: 'put', paper: 'result' });
    await keyboard.findsItselfAt(page.getByText('Đã xong.'));
    await keyboard.presses(button(page, 'Đóng phần mở khay'));
    await keyboard.findsItselfAt(button(page, 'Dừng hồ sơ'));
    expect(await recordOf(site, page.url().split('/').at(-1) ?? '')).toBe(`loaded tray ${tray}`);
  });
});
