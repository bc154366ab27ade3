import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { mostAttempts } from '../../src/partners/webhooks/retry.policy.js';
import type { OfficerAtConsole } from '../screens/officer-at-console.js';
import { bodyOf } from '../support/caller.js';
import { newPhone } from '../support/citizens.js';
import { CallbackSender, letPartnerIn, partnerWith, type SeenPartner } from '../support/partners.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf } from './support/console.js';
import { resultInHand } from './support/results.js';
import { provesAgain, wereAway } from './support/fresh-proof.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

async function enter({ service }: BrowserSite, name: string): Promise<SeenPartner> {
  const scopes = ['dossiers.read', 'progress.report'];
  return letPartnerIn(await signInAs(service, 'administrator'), { name, scopes });
}

/** As if every attempt had failed. */
async function giveUp({ service }: BrowserSite): Promise<void> {
  await service.database.dataSource.query(
    `UPDATE webhook_message SET state = 'dead', attempts = $1, next_attempt_at = NULL, detail = 'answered 500'
      WHERE state = 'waiting'`,
    [mostAttempts],
  );
}

/** How many messages to partners there are, by what has become of them. */
async function messages({ service }: BrowserSite): Promise<Record<string, number>> {
  const rows = await service.database.dataSource.query<{ state: string; count: number }[]>(
    'SELECT state, count(*)::integer AS count FROM webhook_message GROUP BY state',
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

const panel = (page: Page, title: string): Locator => page.getByRole('region', { name: title });

scene('what a partner could not be told is an alarm until it is sent again or dismissed', async (stage) => {
  const { site } = stage;
  const partner = await enter(site, 'Hệ thống hộ tịch');
  const administrator = await signInAs(site.service, 'administrator');
  // An address of the own network, which no message goes to.
  const webhook = { url: 'http://127.0.0.1:9/hooks' };
  bodyOf(await administrator.put(`/api/staff/partners/${partner.id}/webhook`, webhook));
  const told = [await resultInHand(site, newPhone()), await resultInHand(site, newPhone())];
  await giveUp(site);

  const { page, officer } = await consoleOf(stage, 'administrator');
  await page.goto('/staff');
  const alarm = page.getByRole('listitem').filter({ hasText: 'Có tin không gửi được cho hệ thống khác' });
  await alarm.getByText('Hệ thống hộ tịch (2)').waitFor();
  await officer.follows('Xem hệ thống', alarm);
  await officer.sees('Hệ thống hộ tịch');
  const dead = panel(page, 'Tin không gửi được');
  for (const { officialCode } of told) {
    const row = dead.getByRole('row').filter({ hasText: officialCode });
    await row.getByText('dossier.result_registered').waitFor();
    await row.getByText('answered 500').waitFor();
  }
  await expectAccessible(page);
  await officer.presses('Gửi lại tất cả', dead);
  await page.getByText('2 tin sẽ được gửi lại.').waitFor();
  await dead.waitFor({ state: 'hidden' });
  expect(await messages(site)).toEqual({ waiting: 2 });
  await officer.goesTo('Hôm nay');
  await page.getByRole('heading', { name: 'Cần xử lý' }).waitFor();
  await alarm.waitFor({ state: 'hidden' });

  await giveUp(site);
  await page.goto(`/staff/partners/${partner.id}`);
  await officer.presses('Bỏ các tin này', dead);
  const sure = officer.dialog('Bỏ các tin này');
  await expectAccessible(page);
  await officer.presses('Thôi', sure);
  await sure.waitFor({ state: 'hidden' });
  expect(await messages(site)).toEqual({ dead: 2 });
  await officer.presses('Bỏ các tin này', dead);
  await officer.presses('Bỏ các tin này', sure);
  await page.getByText('Đã bỏ 2 tin.').waitFor();
  await dead.waitFor({ state: 'hidden' });
  expect(await messages(site)).toEqual({});
});

const proves = (site: BrowserSite, officer: OfficerAtConsole): Promise<void> =>
  provesAgain(
    site,
    officer,
    'administrator',
    'Trước khi cấp khóa cho hệ thống khác, xin chứng tỏ đây là bạn.',
  );

/** Reads what is shown once, and puts it away. */
async function writesDown(officer: OfficerAtConsole, title: string, secret: RegExp): Promise<string> {
  const shown = officer.dialog(title);
  const text = await shown.getByText(secret).innerText();
  await expectAccessible(officer.page);
  await officer.presses('Đã ghi lại', shown);
  await shown.waitFor({ state: 'hidden' });
  expect(await officer.page.getByText(text).count()).toBe(0);
  return text;
}

scene('a partner gets its secrets from somebody who has just shown who they are', async (stage) => {
  const { site } = stage;
  const { id } = await enter(site, 'Hệ thống đất đai');
  const { page, officer } = await consoleOf(stage, 'administrator');
  await page.goto(`/staff/partners/${id}`);
  const callbacks = panel(page, 'Tin báo từ hệ thống');
  await callbacks.getByText(`/api/partner/callbacks/${id}`).waitFor();
  await callbacks.getByText('Chưa có khóa ký. Tin báo chỉ được nhận khi có khóa ký.').waitFor();
  await expectAccessible(page);

  await wereAway(site);
  const asksForSecret = async (says: string, endOldNow = false): Promise<void> => {
    await officer.presses('Khóa ký mới', callbacks);
    const dialog = officer.dialog('Khóa ký mới');
    await dialog.getByText(says).waitFor();
    await expectAccessible(page);
    if (endOldNow) await dialog.getByLabel('Khóa ký trước có thể đã lộ: hết hiệu lực ngay.').check();
    await officer.presses('Tạo khóa ký', dialog);
  };
  await asksForSecret('Hệ thống dùng khóa này để ký các tin báo.');
  await proves(site, officer);
  const first = await writesDown(officer, 'Khóa ký mới', /^whsec_/);
  await callbacks.getByText(/^Khóa ký tạo lúc /).waitFor();
  // Whoever has just proved it is not asked again.
  await asksForSecret('Khóa ký trước còn dùng thêm một ngày.');
  const second = await writesDown(officer, 'Khóa ký mới', /^whsec_/);
  const nothing = {
    type: 'dossier.finished',
    timestamp: '2026-11-23T09:00:00+07:00',
    data: { number: 'NO-SUCH-CODE' },
  };
  const letIn = (secrets: string[]): Promise<number[]> =>
    Promise.all(
      secrets.map(
        async (secret) => (await CallbackSender.with(site.service, id, secret).send(nothing)).status,
      ),
    );
  // Let in, and told that there is none.
  expect(await letIn([first, second])).toEqual([404, 404]);
  // One that somebody may have seen does not go on for a day.
  await asksForSecret('Khóa ký trước còn dùng thêm một ngày.', true);
  const third = await writesDown(officer, 'Khóa ký mới', /^whsec_/);
  expect(await letIn([first, second, third])).toEqual([401, 401, 404]);

  await wereAway(site);
  await officer.presses('Khóa mới', panel(page, 'Khóa truy cập'));
  await officer.presses('Tạo khóa', officer.dialog('Khóa mới'));
  await proves(site, officer);
  const key = await writesDown(officer, 'Khóa mới', /^motcua_/);
  const asked = await partnerWith(site.service, key).get('/api/partner/dossiers/NO-SUCH-CODE');
  expect(asked.status).toBe(404);

  await wereAway(site);
  await officer.presses('Đặt địa chỉ');
  const address = officer.dialog('Đặt địa chỉ');
  await address.getByLabel('Địa chỉ nhận tin').fill('https://mot-cua.example.vn/hooks');
  await officer.presses('Lưu và lấy khóa ký', address);
  await proves(site, officer);
  await writesDown(officer, 'Khóa ký mới', /^whsec_/);
  await page.getByText('https://mot-cua.example.vn/hooks').waitFor();
});
