import type { Page } from 'playwright-core';
import { CodeParts } from '../../src/citizens/codes/code-parts.js';
import { recordFailure } from '../../src/citizens/limits/phone-lock.js';
import type { Role } from '../../src/platform/index.js';
import { OfficerAtConsole } from '../screens/officer-at-console.js';
import { newPhone, provisionKiosk } from '../support/citizens.js';
import { phoneIndexOf } from '../support/phones.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf } from './support/console.js';
import { depositAt } from './support/deposits.js';
import { personAt } from './support/doors.js';
import { bringIntoDoubt } from './support/doubt.js';
import { provesAgain, wereAway } from './support/fresh-proof.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';
import type { Stage } from './support/stage.js';

const scene = browserScenes();

/** Somebody who goes away and comes back, and shows a code when the console asks for it. */
class OfficerComingBack extends OfficerAtConsole {
  constructor(
    page: Page,
    private readonly site: BrowserSite,
    private readonly role: Role = 'officer',
  ) {
    super(page);
  }

  wasAway(): Promise<void> {
    return wereAway(this.site);
  }

  showsAgain(before: RegExp): Promise<void> {
    return provesAgain(this.site, this, this.role, before);
  }
}

/** At a page of the console, which was left for as long as a proof counts. */
async function backAt(stage: Stage, role: Role, address: string): Promise<OfficerComingBack> {
  const { page } = await consoleOf(stage, role);
  const officer = new OfficerComingBack(page, stage.site, role);
  await page.goto(address);
  await officer.wasAway();
  return officer;
}

/** A phone that gets no codes any more. */
async function lockedPhone({ service }: BrowserSite): Promise<string> {
  const [phone, kiosk] = [newPhone(), await provisionKiosk(service)];
  const counted = { phoneIndex: phoneIndexOf(service, phone), kioskId: kiosk.id };
  for (let failures = 1; failures <= 10; failures += 1) {
    await service.database.transaction((transaction) =>
      recordFailure(transaction, service.application.get(CodeParts), counted),
    );
  }
  return phone;
}

const beforeOpening = /^Trước khi mở khay/;

scene('who comes back to the console is asked for a code, and it goes on by itself', async (stage) => {
  const { site } = stage;
  const doubtful = await resultFor(site, newPhone());
  const { page } = await consoleOf(stage, 'officer');
  const officer = new OfficerComingBack(page, site);
  await bringIntoDoubt(page, site, doubtful.tray);

  await page.goto('/staff/run');
  const begin = page.getByRole('button', { name: /^Bắt đầu/ });
  await begin.waitFor();
  await officer.wasAway();
  await begin.click();
  await officer.showsAgain(/^Trước khi bắt đầu lượt/);
  await officer.nextTray('kiểm tra');
  await officer.wasAway();
  await officer.presses(`Mở khay ${doubtful.tray}`);
  await officer.showsAgain(beforeOpening);
  await officer.seesDoor('open');
  await officer.presses('Có giấy tờ');
  await personAt(site.simulator, { does: 'look', tray: doubtful.tray });
  await officer.isDoneWith(doubtful.tray);

  const deposit = await depositAt(site);
  await page.goto(`/staff/dossiers/${deposit.id}`);
  await officer.presses('Mở khay để lấy hồ sơ');
  await officer.wasAway();
  await officer.presses(`Mở khay ${deposit.tray}`);
  await officer.showsAgain(beforeOpening);
  await officer.seesDoor('open');
  await personAt(site.simulator, { does: 'take', tray: deposit.tray });
});

scene('so is who gives a colleague another password', async (stage) => {
  const administrator = await backAt(stage, 'administrator', '/staff/accounts');
  const row = administrator.page.getByRole('row').filter({ hasText: 'department' });
  await row.getByRole('button', { name: /^Đặt lại mật khẩu/ }).click();
  await administrator.presses('Đặt lại mật khẩu', administrator.dialog('Đặt lại mật khẩu'));
  await administrator.showsAgain(/^Trước khi đổi quyền hoặc cách đăng nhập/);
  await row.getByText('Có mật khẩu dùng cho một lần đăng nhập').waitFor();
});

scene('so is who makes a kiosk, and what was typed is kept meanwhile', async (stage) => {
  const technician = await backAt(stage, 'technician', '/staff/kiosks');
  await technician.presses('Màn hình mới');
  await technician.page.getByLabel('Tên màn hình').fill('Tủ sau nhà');
  await technician.presses('Lấy mã thiết lập');
  await technician.showsAgain(/^Trước khi một máy trở thành màn hình tủ/);
  await technician.dialog('Thiết lập Tủ sau nhà').waitFor();
});

scene('so is who ends the lock of a phone', async (stage) => {
  const phone = await lockedPhone(stage.site);
  const desk = await backAt(stage, 'desk', '/staff/dossiers');
  await desk.presses('Mở lại tự phục vụ');
  const dialog = desk.dialog('Mở lại tự phục vụ');
  await dialog.getByLabel('Số điện thoại').fill(phone);
  await dialog.getByLabel('Thẻ căn cước').check();
  await desk.presses('Mở lại', dialog);
  await desk.showsAgain(/^Trước khi một số điện thoại lại nhận được mã/);
  await desk.page.getByText('Số này lại nhận được mã tại tủ.').waitFor();
});
