import type { Page } from 'playwright-core';
import { OfficerAtConsole } from '../screens/officer-at-console.js';
import { newPhone } from '../support/citizens.js';
import type { BrowserSite } from './support/browser-site.js';
import { expectAccessible } from './support/accessible.js';
import { appOf, consoleOf } from './support/console.js';
import { depositAt } from './support/deposits.js';
import { personAt } from './support/doors.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

/** An officer who goes away and comes back, and shows a code when the console asks for it. */
class OfficerComingBack extends OfficerAtConsole {
  constructor(
    page: Page,
    private readonly site: BrowserSite,
  ) {
    super(page);
  }

  async wasAway(): Promise<void> {
    await this.site.service.database.dataSource.query(
      `UPDATE staff_session SET proved_at = proved_at - interval '5 minutes'`,
    );
  }

  async showsAgain(before: RegExp): Promise<void> {
    const proof = this.dialog('Xin xác thực lại');
    await proof.getByText(before).waitFor();
    await expectAccessible(this.page);
    await proof.getByLabel('Mã 6 số trong ứng dụng').fill(await appOf(this.site, 'officer'));
    await this.presses('Tiếp tục', proof);
  }
}

const beforeOpening = /^Trước khi mở khay/;

scene('who comes back to the console is asked for a code, and it goes on by itself', async (stage) => {
  const { site } = stage;
  const doubtful = await resultFor(site, newPhone());
  const { page } = await consoleOf(stage, 'officer');
  const officer = new OfficerComingBack(page, site);
  await page.goto('/staff/trays');
  const onMap = (standing: string) =>
    page.getByRole('button', { name: `${doubtful.tray}, ${standing}` }).waitFor();
  await onMap('Có hồ sơ');
  await site.simulator.forceOpen(doubtful.tray);
  await onMap('Cửa mở');
  await site.simulator.close(doubtful.tray);
  await onMap('Chưa rõ bên trong');

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
