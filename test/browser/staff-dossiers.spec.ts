import { describe, expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { bodyOf } from '../support/caller.js';
import { newPhone } from '../support/citizens.js';
import { answered, command, look, newOfficialCode, settlementOf } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { until } from '../support/until.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf, goWithin } from './support/console.js';
import { depositAt } from './support/deposits.js';
import { personAt, visitTray } from './support/doors.js';
import { recordOf } from './support/records.js';
import { resultFor, resultInHand, type WaitingResult } from './support/results.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

/** What the console calls what the service allows. */
const names: Readonly<Record<string, string>> = {
  accept: 'Tiếp nhận và chuyển',
  request_supplement: 'Yêu cầu bổ sung',
  receive_in_department: 'Phòng ban đã nhận hồ sơ',
  finish: 'Đã có kết quả',
  take_from_department: 'Nhận lại từ phòng ban',
  send_to_desk: 'Chuyển ra quầy',
  receive_at_desk: 'Quầy đã nhận',
  hand_over: 'Trao cho người dân',
  hand_back: 'Trả lại giấy tờ',
  withdraw: 'Dừng hồ sơ',
  declare_lost: 'Kết luận thất lạc',
  declare_found: 'Đã tìm thấy',
  collect: 'Mở khay để lấy hồ sơ',
  load: 'Mở khay để đặt vào',
  return: 'Mở khay để lấy ra',
};

interface SeenTray {
  readonly label: string;
  readonly door: string;
  readonly occupancy: string;
}

const actionsOn = (page: Page): Locator => page.getByRole('group', { name: 'Việc có thể làm' });

/** A deposit whose envelope an officer holds. */
async function collectedAt(site: BrowserSite): Promise<string> {
  const { id } = await depositAt(site);
  const officer = await signInAs(site.service, 'officer');
  const opening = officer.post(`/api/staff/dossiers/${id}/opening`, { purpose: 'collect' });
  expect(await visitTray(site, opening, { does: 'take' })).toBe('moved');
  return id;
}

/** A result that somebody has stolen from its tray, where an officer then looks for it in vain. */
async function missingResult(site: BrowserSite): Promise<WaitingResult> {
  const { service, simulator } = site;
  const result = await resultFor(site, newPhone());
  const { tray } = result;
  await simulator.forceOpen(tray);
  await simulator.take(tray);
  await simulator.close(tray);
  const officer = await signInAs(service, 'officer');
  await until('the broken door is seen to be closed', async () => {
    const { trays } = bodyOf<{ trays: SeenTray[] }>(await officer.get('/api/staff/trays'));
    return trays.some(
      ({ label, door, occupancy }) => label === tray && door === 'closed' && occupancy === 'absent',
    );
  });
  const opening = await officer.post(`/api/staff/trays/${tray}/inspection`, { reason: 'other' });
  const { id } = bodyOf<{ id: string }>(opening);
  await answered(service, id);
  bodyOf(await officer.post(`/api/staff/door-operations/${id}/confirmation`, { confirmation: 'not_done' }));
  await personAt(simulator, { tray, does: 'look' });
  expect(await settlementOf(service, id)).toBe('found_empty');
  return result;
}

/** Does a command that asks for a yes. */
async function gives(
  page: Page,
  name: string,
  dialogDoes?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await actionsOn(page).getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialogDoes?.(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('dossiers', () => {
  scene('are found by number, official code, telephone and name', async (stage) => {
    const { site } = stage;
    const deposit = await depositAt(site);
    const phone = newPhone();
    const result = await resultInHand(site, phone, { holderName: 'Trần Văn Bảy' });
    await depositAt(site);
    const { page, officer } = await consoleOf(stage, 'officer');
    const looksFor = async (given: string): Promise<void> => {
      await page.getByLabel('Tìm hồ sơ').fill(given);
      await officer.presses('Tìm');
    };
    const looksInVain = async (): Promise<void> => {
      await looksFor('khong co ai');
      await page.getByText('Không có hồ sơ nào như vậy.').waitFor();
    };
    await page.goto('/staff/dossiers');
    for (const [given, id] of [
      [deposit.depositNumber, deposit.id],
      [result.officialCode.toLowerCase(), result.id],
      [phone, result.id],
      ['tran van bay', result.id],
    ] as const) {
      // So that what is found does not stand there from before.
      await looksInVain();
      await looksFor(given);
      await page.getByText('Tìm thấy 1 hồ sơ.').waitFor();
      const link = page.getByRole('table').getByRole('link');
      expect(await link.getAttribute('href')).toBe(`/staff/dossiers/${id}`);
    }
    await looksInVain();
    // Whom somebody looked for stands in no address, and the way back still leads there.
    expect(new URL(page.url()).search).toBe('');
    await page.goBack();
    await page.getByText('Tìm thấy 1 hồ sơ.').waitFor();
    expect(await page.getByLabel('Tìm hồ sơ').inputValue()).toBe('tran van bay');
  });

  scene('offer every legal action, and no other, to each as they may', async (stage) => {
    const { site } = stage;
    const officer = await signInAs(site.service, 'officer');
    const ids = {
      deposited: (await depositAt(site)).id,
      collected: await collectedAt(site),
      inHand: (await resultInHand(site, newPhone())).id,
      loaded: (await resultFor(site, newPhone())).id,
      onItsWay: (await resultInHand(site, newPhone())).id,
      routed: await collectedAt(site),
    };
    await command(officer, ids.onItsWay, 'send-to-desk');
    await command(officer, ids.routed, 'accept', { officialCode: newOfficialCode() });
    const offered = new Set<string>();
    for (const role of ['officer', 'desk', 'supervisor'] as const) {
      const asker = await signInAs(site.service, role);
      const { page, officer: person } = await consoleOf(stage, role);
      await page.goto('/staff/dossiers');
      for (const id of Object.values(ids)) {
        const { depositNumber, officialCode, openings, commands } = await look(asker, id);
        const legal = [...openings, ...commands].map((name) => names[name]);
        await goWithin(page, `/staff/dossiers/${id}`);
        await person.sees(depositNumber ?? officialCode ?? 'no number');
        await (legal.length > 0 ? actionsOn(page) : page.getByText('Hiện không có việc nào')).waitFor();
        const buttons = await actionsOn(page).getByRole('button').allInnerTexts();
        expect(buttons).toEqual(legal);
        for (const name of buttons) offered.add(name);
      }
    }
    // Else the comparison would be of nothing with nothing.
    expect(offered.size).toBeGreaterThanOrEqual(8);
  });

  scene('are handed over at the desk to somebody who was identified', async (stage) => {
    const { site } = stage;
    const { id } = await resultInHand(site, newPhone());
    const officer = await consoleOf(stage, 'officer');
    const desk = await consoleOf(stage, 'desk');
    await officer.page.goto(`/staff/dossiers/${id}`);
    await gives(officer.page, 'Chuyển ra quầy');
    await desk.page.goto(`/staff/dossiers/${id}`);
    await gives(desk.page, 'Quầy đã nhận');
    await gives(desk.page, 'Trao cho người dân', async (dialog) => {
      await dialog.getByRole('button', { name: 'Trao cho người dân', exact: true }).click();
      await dialog.getByText('Xin chọn cách đã kiểm tra.').waitFor();
      await dialog.getByRole('radio', { name: 'VNeID' }).click();
    });
    await desk.page.getByText('Đã trao tại quầy').first().waitFor();
    expect(await recordOf(site, id)).toBe('handed_over citizen');
    const [entry] = await site.service.database.dataSource.query<{ body: string }[]>(
      `SELECT body::text AS body FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [id],
    );
    expect(entry?.body).toContain('vneid');
  });

  scene('go to a department and come back; each sees at once what the other did', async (stage) => {
    const { site } = stage;
    const id = await collectedAt(site);
    const officialCode = newOfficialCode();
    const { page, officer } = await consoleOf(stage, 'officer');
    const department = await consoleOf(stage, 'department');
    await department.page.goto('/staff/worklists/coming_to_department');
    await department.page.getByRole('heading', { name: 'Chờ phòng ban nhận' }).waitFor();
    await page.goto(`/staff/dossiers/${id}`);
    await officer.presses('Tiếp nhận và chuyển', actionsOn(page));
    const dialog = officer.dialog('Tiếp nhận và chuyển');
    await dialog.getByLabel('Mã hồ sơ').fill(officialCode);
    await officer.presses('Tiếp nhận và chuyển', dialog);
    await dialog.waitFor({ state: 'hidden' });

    for (const name of ['Phòng ban đã nhận hồ sơ', 'Đã có kết quả']) {
      const row = department.page.getByRole('row').filter({ hasText: officialCode });
      await row.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await department.officer.presses(name, department.officer.dialog(name));
      await department.officer.dialog(name).waitFor({ state: 'hidden' });
      await row.waitFor({ state: 'hidden' });
      await department.page.goto('/staff/worklists/to_process');
    }
    await gives(page, 'Nhận lại từ phòng ban');
    await page.getByText('Cán bộ nhận lại từ phòng ban').waitFor();
    expect(await recordOf(site, id)).toBe('result_ready officer');
  });

  scene('are withdrawn with a reason, and their papers handed back', async (stage) => {
    const { site } = stage;
    const { id } = await resultInHand(site, newPhone());
    const { page } = await consoleOf(stage, 'officer');
    await page.goto(`/staff/dossiers/${id}`);
    await gives(page, 'Dừng hồ sơ', async (dialog) => {
      await dialog.getByLabel('Lý do').fill('Công dân xin rút');
    });
    const desk = await consoleOf(stage, 'desk');
    await desk.page.goto(`/staff/dossiers/${id}`);
    await gives(desk.page, 'Quầy đã nhận');
    await gives(desk.page, 'Trả lại giấy tờ', async (dialog) => {
      await dialog.getByRole('radio', { name: 'Hộ chiếu' }).click();
    });
    await until('the papers are with the citizen', async () => {
      return (await recordOf(site, id)) === 'withdrawn citizen';
    });
  });

  scene('are declared lost, and found again', async (stage) => {
    const { site } = stage;
    const { id } = await missingResult(site);
    const { page } = await consoleOf(stage, 'supervisor');
    await page.goto(`/staff/dossiers/${id}`);
    await gives(page, 'Kết luận thất lạc', async (dialog) => {
      await dialog.getByLabel('Lý do').fill('Đã tìm ở quầy và phòng ban');
    });
    expect(await recordOf(site, id)).toBe('lost unknown');
    const officer = await consoleOf(stage, 'officer');
    await officer.page.goto(`/staff/dossiers/${id}`);
    await gives(officer.page, 'Đã tìm thấy');
    expect(await recordOf(site, id)).not.toContain('lost');
  });

  scene('that change while somebody is asked about them say so', async (stage) => {
    const { site } = stage;
    const { id, officialCode } = await resultInHand(site, newPhone());
    const { page, officer } = await consoleOf(stage, 'officer');
    await page.goto(`/staff/dossiers/${id}`);
    await officer.presses('Chuyển ra quầy', actionsOn(page));
    const other = await consoleOf(stage, 'officer');
    await other.page.goto('/staff/worklists/to_load');
    await other.page.getByRole('link', { name: officialCode }).waitFor();
    await officer.dialog('Chuyển ra quầy').getByText('Giấy tờ sẽ không vào khay').waitFor();
    await command(await signInAs(site.service, 'officer'), id, 'withdraw', { reason: 'Công dân xin rút' });
    const dialog = officer.dialog('Chuyển ra quầy');
    await dialog.getByText('Hồ sơ vừa thay đổi, nên việc này không còn làm được.').waitFor();
    await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click();
    await dialog.waitFor({ state: 'hidden' });
    await other.page.getByRole('link', { name: officialCode }).waitFor({ state: 'hidden' });
  });

  scene('that somebody else was first with say so, also where nothing is told live', async (stage) => {
    const { site } = stage;
    const { id, officialCode } = await resultInHand(site, newPhone());
    await command(await signInAs(site.service, 'officer'), id, 'send-to-desk');
    const { page, officer, watch } = await consoleOf(stage, 'desk');
    watch.expecting(/ERR_FAILED/);
    await page.route('**/api/staff/events', (route) => route.abort());
    await page.goto('/staff/worklists/coming_to_desk');
    const row = page.getByRole('row').filter({ hasText: officialCode });
    const read = page.waitForResponse((answer) => answer.url().endsWith(`/dossiers/${id}`));
    await row.getByRole('button', { name: /^Quầy đã nhận/ }).click();
    await (await read).finished();
    await command(await signInAs(site.service, 'desk'), id, 'receive-at-desk');
    const dialog = officer.dialog('Quầy đã nhận');
    await officer.presses('Quầy đã nhận', dialog);
    await dialog.getByText('Hồ sơ vừa thay đổi, nên việc này không còn làm được.').waitFor();
    await officer.presses('Đóng', dialog.getByRole('alert').locator('..'));
    await row.waitFor({ state: 'hidden' });
    expect(await recordOf(site, id)).toBe('returned_to_desk desk');

    const result = await resultInHand(site, newPhone());
    const loading = await consoleOf(stage, 'officer');
    loading.watch.expecting(/ERR_FAILED/);
    await loading.page.route('**/api/staff/events', (route) => route.abort());
    await loading.page.goto('/staff/worklists/to_load');
    const waiting = loading.page.getByRole('listitem').filter({ hasText: result.officialCode }).last();
    await waiting.getByRole('button', { name: /^Xếp vào khay/ }).click();
    await command(await signInAs(site.service, 'officer'), result.id, 'withdraw', { reason: 'Công dân rút' });
    await loading.page.getByRole('button', { name: /^Mở khay/ }).click();
    await loading.page.getByRole('alert').first().waitFor();
    await waiting.waitFor({ state: 'hidden' });
  });
});
