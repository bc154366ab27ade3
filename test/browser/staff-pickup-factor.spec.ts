import { expect } from '@jest/globals';
import type { OfficerAtConsole } from '../screens/officer-at-console.js';
import { newPhone } from '../support/citizens.js';
import { birthRegistration, newOfficialCode } from '../support/dossiers.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf } from './support/console.js';
import { personAt } from './support/doors.js';
import { provesAgain, wereAway } from './support/fresh-proof.js';
import { recordOf } from './support/records.js';
import { resultInHand } from './support/results.js';
import { browserScenes } from './support/scene.js';

const deathRegistration = '1.000656';

/** A site that hands out two kinds of results only to who knows something about their holder. */
const scene = browserScenes({
  site: {
    pickup: {
      windowDays: 3,
      reminderDays: [2, 3],
      secondFactors: [
        { procedureCode: birthRegistration, asks: 'birth_date' },
        { procedureCode: deathRegistration, asks: 'citizen_id_last_four' },
      ],
    },
  },
});

/** Which question a dossier asks at the kiosk, and of how many bytes what is kept of the answer is. */
async function factorOf({ service }: BrowserSite, officialCode: string): Promise<unknown> {
  const rows = await service.database.dataSource.query<object[]>(
    'SELECT pickup_factor AS asks, length(pickup_factor_hash) AS bytes FROM dossier WHERE official_code = $1',
    [officialCode],
  );
  return rows[0];
}

/** Answers the question that a refused opening asks, the first time wrongly, and then as who has been away. */
async function answers(site: BrowserSite, officer: OfficerAtConsole): Promise<void> {
  const place = officer.page.locator('main');
  await place.getByText('Kiosk hỏi thông tin người đứng tên trước khi trao kết quả loại này.').waitFor();
  await expectAccessible(place.page());
  const born = place.getByLabel('Ngày sinh của người đứng tên');
  await born.fill('31/2/1990');
  await place.getByRole('button', { name: 'Lưu', exact: true }).click();
  await place.getByText('Nhập ngày, ví dụ 01/02/1990.').waitFor();
  await expectAccessible(place.page());
  await born.fill('1/2/1990');
  await wereAway(site);
  await place.getByRole('button', { name: 'Lưu', exact: true }).click();
  await provesAgain(site, officer, 'officer', /^Trước khi ghi điều kiosk sẽ hỏi về người đứng tên/);
  await born.waitFor({ state: 'hidden' });
}

scene('who puts a result into a tray is asked first, and no tray opens before that', async (stage) => {
  const { site } = stage;
  const { id, officialCode } = await resultInHand(site, newPhone());
  const { page, officer } = await consoleOf(stage, 'officer');
  await page.goto('/staff/worklists/to_load');
  const waiting = page.getByRole('listitem').filter({ hasText: officialCode }).last();
  await waiting.getByRole('button', { name: /^Xếp vào khay/ }).click();
  const open = page.getByRole('button', { name: /^Mở khay/ });
  await open.click();
  await answers(site, officer);
  expect(await recordOf(site, id)).toBe('result_ready officer');
  expect(await factorOf(site, officialCode)).toEqual({ asks: 'birth_date', bytes: 32 });
  await open.click();
  await officer.seesDoor('open');
  const label = await page.getByTestId('tray-label').first().innerText();
  await personAt(site.simulator, { tray: label, does: 'put', paper: 'a certificate' });
  await page.locator('[data-settlement=moved]').waitFor();
  expect(await recordOf(site, id)).toBe(`loaded tray ${label}`);
});

scene('in a run, too', async (stage) => {
  const { site } = stage;
  const { id } = await resultInHand(site, newPhone());
  const { page, officer } = await consoleOf(stage, 'officer');
  await page.goto('/staff/run');
  await officer.presses(/^Bắt đầu/);
  const tray = await officer.nextTray('xếp kết quả');
  await officer.presses(`Mở khay ${tray}`);
  await answers(site, officer);
  await officer.presses(`Mở khay ${tray}`);
  await officer.seesDoor('open');
  await personAt(site.simulator, { tray, does: 'put', paper: 'another certificate' });
  await officer.seesStep('Mọi việc của lượt đã xong');
  expect(await recordOf(site, id)).toBe(`loaded tray ${tray}`);
});

scene('who registers a result is asked what its kiosk will ask', async (stage) => {
  const { site } = stage;
  const officialCode = newOfficialCode();
  const { page, officer } = await consoleOf(stage, 'officer');
  await page.goto('/staff/dossiers/new');
  const [born, digits] = [
    page.getByLabel('Ngày sinh của người đứng tên'),
    page.getByLabel('Bốn số cuối căn cước của người đứng tên'),
  ];
  const chooses = async (code: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Thủ tục' }).fill(code);
    await page.getByRole('button', { name: new RegExp(code) }).click();
  };
  await page.getByLabel('Mã hồ sơ').fill(officialCode);
  await page.getByLabel('Số điện thoại của người nhận').fill(newPhone());
  expect([await born.count(), await digits.count()]).toEqual([0, 0]);
  await chooses(birthRegistration);
  await born.fill('1/2/1990');
  await officer.presses('Chọn lại');
  await chooses(deathRegistration);
  // What was written of one procedure's holder is no answer to the other's question.
  expect([await born.count(), await digits.inputValue()]).toEqual([0, '']);
  await officer.presses('Ghi nhận');
  await page.getByText('Nhập bốn chữ số.').waitFor();
  await expectAccessible(page);
  await digits.fill('0042');
  await officer.presses('Ghi nhận');
  await page.getByText('Đã ghi nhận kết quả.').waitFor();
  expect(await factorOf(site, officialCode)).toEqual({ asks: 'citizen_id_last_four', bytes: 32 });
  expect(await page.getByText('0042').count()).toBe(0);
});
