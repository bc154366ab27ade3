import { expect } from '@jest/globals';
import { generateSync } from 'otplib';
import { secondMs } from '../../src/kernel/index.js';
import { OfficerAtConsole } from '../screens/officer-at-console.js';
import { bodyOf } from '../support/caller.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf, tablet } from './support/console.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

/** An authenticator app into which this key was typed. */
const appWith = (key: string, { clock }: BrowserSite) => ({
  code: () =>
    generateSync({ secret: key.replaceAll(' ', ''), epoch: Math.floor(clock.now().getTime() / secondMs) }),
});

scene('a new colleague sets up an app, signs in by paper one day, and loses the phone', async (stage) => {
  const { site } = stage;
  const [username, given] = ['vo.thi.moi', 'given by the administrator'];
  const [own, later] = ['chosen by the person', 'chosen another day by them'];
  const account = { username, displayName: 'Võ Thị Mới', roles: ['officer'], password: given };
  bodyOf(await (await signInAs(site.service, 'administrator')).post('/api/staff/accounts', account));
  const { page } = await stage.browser({ viewport: tablet });
  const officer = new OfficerAtConsole(page);
  await page.goto('/staff');
  const field = page.getByLabel('Mật khẩu', { exact: true });
  expect([await field.getAttribute('type'), await field.getAttribute('autocomplete')]).toEqual([
    'password',
    'current-password',
  ]);
  await officer.signsIn(username, given);
  await officer.sees('Cài ứng dụng xác thực');
  await officer.presses('Điện thoại đã có ứng dụng');
  await page.getByRole('img', { name: 'Mã QR cho ứng dụng xác thực' }).waitFor();
  await expectAccessible(page);
  const app = appWith(await page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).innerText(), site);
  const typesCode = async (code: string) => {
    await page.getByLabel('Mã 6 số trong ứng dụng').fill(code);
    await officer.presses('Tiếp tục');
  };
  await typesCode('000000');
  await page.getByText('Mã không đúng hoặc đã dùng rồi.').waitFor();
  await typesCode(app.code());
  await officer.sees('Mã dự phòng');
  await expectAccessible(page);
  const [paper = ''] = await page.getByRole('listitem').allInnerTexts();
  await officer.presses('Đã ghi lại');

  const { page: elsewhere } = await stage.browser({ viewport: tablet });
  await elsewhere.goto('/staff');
  await new OfficerAtConsole(elsewhere).signsIn(username, given);
  await elsewhere.getByText('Mật khẩu được cấp không dùng được nữa').waitFor();
  await expectAccessible(elsewhere);

  await officer.sees('Chọn mật khẩu mới');
  await page.getByLabel('Mật khẩu hiện nay').fill(given);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(own);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(own);
  await officer.presses('Đổi mật khẩu');
  await officer.sees('Hôm nay');
  await officer.presses('Đăng xuất');

  await officer.signsIn(username, own);
  await officer.sees('Mã xác thực');
  await expectAccessible(page);
  await officer.presses('Không có điện thoại ở đây? Dùng mã dự phòng');
  await page.getByLabel('Mã dự phòng').fill(paper);
  await officer.presses('Tiếp tục');
  await officer.sees('Hôm nay');

  await page.getByRole('link', { name: /Phiên đăng nhập của tôi$/ }).click();
  await officer.sees('Phiên đăng nhập của tôi');
  await page.getByLabel('Mật khẩu hiện nay').fill(own);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(later);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(later);
  await officer.presses('Đổi mật khẩu');
  await page.getByText('Đã đổi mật khẩu.').waitFor();

  const administrator = await consoleOf(stage, 'administrator');
  await administrator.page.goto('/staff/accounts');
  const row = administrator.page.getByRole('row').filter({ hasText: username });
  await row.getByRole('button', { name: /^Đặt lại ứng dụng xác thực/ }).click();
  const dialog = administrator.page.getByRole('dialog');
  await administrator.officer.presses('Đặt lại ứng dụng xác thực', dialog);
  await dialog.getByText('Xin chọn').waitFor();
  await expectAccessible(administrator.page);
  await dialog.getByLabel('Thẻ căn cước').check();
  await administrator.officer.presses('Đặt lại ứng dụng xác thực', dialog);
  await row.getByText('Chưa cài ứng dụng xác thực').waitFor();
  await page.reload();
  await officer.signsIn(username, later);
  await officer.sees('Cài ứng dụng xác thực');
});

scene(
  'an administrator takes a role away, and a console on which its owner sits offers it no more',
  async (stage) => {
    const { page: theirs, officer: supervisor } = await consoleOf(stage, 'supervisor');
    await theirs.goto('/staff/trays/audits');
    const start = theirs.getByRole('button', { name: 'Kiểm tra Tủ A (bên trái)' });
    await start.waitFor();

    const { page, officer: administrator } = await consoleOf(stage, 'administrator');
    await page.goto('/staff/accounts');
    const row = page.getByRole('row').filter({ hasText: 'supervisor' });
    await row.getByRole('button', { name: /^Đổi vai trò/ }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page);
    await dialog.getByLabel('Lãnh đạo').uncheck();
    await administrator.presses('Đổi vai trò', dialog);
    await dialog.getByText('Xin chọn ít nhất một vai trò.').waitFor();
    await dialog.getByLabel('Kỹ thuật').check();
    await administrator.presses('Đổi vai trò', dialog);
    await row.getByText('Kỹ thuật', { exact: true }).waitFor();

    await supervisor.presses('Kiểm tra Tủ A (bên trái)');
    await start.waitFor({ state: 'detached' });
  },
);
