import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { OfficerAtConsole } from '../screens/officer-at-console.js';
import { messagesTo, newPhone } from '../support/citizens.js';
import { newOfficialCode } from '../support/dossiers.js';
import { dayMs, secondMs } from '../../src/kernel/index.js';
import { until } from '../support/until.js';
import type { BrowserSite } from './support/browser-site.js';
import { expectAccessible } from './support/accessible.js';
import { appOf, consoleOf, passwordOf, tablet } from './support/console.js';
import { depositAt, type WaitingDeposit } from './support/deposits.js';
import { personAt } from './support/doors.js';
import { bringIntoDoubt } from './support/doubt.js';
import { kioskOn } from './support/kiosk.js';
import { lastRun, recordOf } from './support/records.js';
import { resultFor, resultInHand } from './support/results.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

type Errand = { readonly does: 'take' } | { readonly does: 'put'; readonly paper: string };

/** An officer in a run, with hands for what lies in the trays. */
class OfficerInRun extends OfficerAtConsole {
  constructor(
    page: Page,
    private readonly site: BrowserSite,
  ) {
    super(page);
  }

  async opens(tray: string, errand: Errand): Promise<void> {
    await this.presses(`Mở khay ${tray}`);
    await this.seesDoor('open');
    await expectAccessible(this.page);
    expect(await this.page.getByTestId('tray-label').innerText()).toBe(tray);
    await personAt(this.site.simulator, { ...errand, tray });
  }

  /** Takes the envelope out, and holds it. */
  async collects({ tray }: WaitingDeposit): Promise<void> {
    await this.opens(tray, { does: 'take' });
    await this.seesStep(`Kiểm tra hồ sơ lấy từ khay ${tray}`);
  }

  /** Puts a paper into the tray that is suggested for it. */
  async loads(paper: string): Promise<string> {
    const tray = await this.nextTray('xếp kết quả');
    await this.opens(tray, { does: 'put', paper });
    await this.isDoneWith(tray);
    return tray;
  }

  /** Opens a tray only to look, and says what lies in it. */
  async looksInto(tray: string, found: string): Promise<void> {
    await this.presses(`Mở khay ${tray}`);
    await this.seesDoor('open');
    await this.presses(found);
    await personAt(this.site.simulator, { does: 'look', tray });
  }

  async leaves({ tray }: WaitingDeposit): Promise<void> {
    await this.presses('Không làm được, để lại…');
    const dialog = this.dialog(`Để lại việc này: ${tray}`);
    await this.presses('Để lại', dialog);
    await dialog.getByText('Xin nêu lý do, ít nhất 3 ký tự.').waitFor();
    await this.presses('Khóa kẹt, đã báo kỹ thuật', dialog);
    await this.presses('Để lại', dialog);
    await dialog.waitFor({ state: 'hidden' });
  }
}

scene('what nobody fetched goes to the desk, and a tray that is in doubt is looked into', async (stage) => {
  const { site } = stage;
  const overdue = await resultFor(site, newPhone());
  await site.advance(4 * dayMs);
  const doubtful = await resultFor(site, newPhone());
  const { page } = await consoleOf(stage, 'officer');
  const officer = new OfficerInRun(page, site);
  const onMap = await bringIntoDoubt(page, site, doubtful.tray);
  await page.goto('/staff/run');
  await officer.presses('Bắt đầu và làm bù');

  expect(await officer.nextTray('thu kết quả quá hạn')).toBe(overdue.tray);
  await officer.opens(overdue.tray, { does: 'take' });
  expect(await officer.nextTray('kiểm tra')).toBe(doubtful.tray);
  expect(await recordOf(site, overdue.id)).toBe('returned_to_desk officer');
  await officer.looksInto(doubtful.tray, 'Có giấy tờ');
  await officer.seesStep('Mọi việc của lượt đã xong');
  await page.goto('/staff/trays');
  await onMap('Có hồ sơ');
  await officer.goesTo('Lượt thu và trả');
  await officer.follows('Kết thúc lượt');
  await officer.presses('Kết thúc lượt');
  await page.getByText(/^Kết thúc lúc .*, cán bộ /).waitFor();
  expect(await lastRun(site)).toMatchObject({ closed: true, items: ['inspect done', 'return done'] });

  const desk = await consoleOf(stage, 'desk');
  await desk.page.goto('/staff/worklists/coming_to_desk');
  const row = desk.page.getByRole('row').filter({ hasText: overdue.officialCode });
  await row.getByRole('button', { name: /^Quầy đã nhận/ }).click();
  await desk.officer.presses('Quầy đã nhận', desk.officer.dialog('Quầy đã nhận'));
  await row.waitFor({ state: 'hidden' });
  expect(await recordOf(site, overdue.id)).toBe('returned_to_desk desk');
});

scene('a run, from signing in to the papers to be signed', async (stage) => {
  const { site } = stage;
  const [good, thin, stuck] = [await depositAt(site), await depositAt(site), await depositAt(site)];
  const result = await resultInHand(site, newPhone());
  const { page, context } = await stage.browser({ viewport: tablet });
  const officer = new OfficerInRun(page, site);

  await page.goto('/staff');
  const { username, password } = await passwordOf(site, 'officer');
  await expectAccessible(page);
  await officer.signsIn(username, 'not the password');
  await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor();
  await officer.signsIn(username, password);
  await officer.showsCode(await appOf(site, 'officer'));
  await officer.sees('Hôm nay');
  expect(await numberOf(page, 'hồ sơ cần thu')).toBe('3');
  expect(await numberOf(page, 'kết quả cần xếp vào tủ')).toBe('1');
  const letThrough = await holdBack(page, '**/api/staff/runs/missed');
  await officer.follows('Đến lượt thu và trả');
  await officer.sees('Lượt thu và trả');
  expect(await page.getByRole('button', { name: /^Bắt đầu/ }).count()).toBe(0);
  letThrough();
  await officer.presses('Bắt đầu lượt');

  const officialCode = newOfficialCode();
  const work = new Map([
    [
      good.tray,
      async () => {
        await officer.collects(good);
        // The wrong envelope, as its number is printed; then the right one, as somebody types it in a hurry.
        await officer.scans(stuck.depositNumber);
        await page
          .getByText(`Phiếu ghi ${stuck.depositNumber}, trong khay phải là ${good.depositNumber}.`)
          .waitFor();
        await officer.scans(good.depositNumber.toLowerCase().replaceAll('-', ' '));
        await officer.acceptsPapers(officialCode);
      },
    ],
    [
      thin.tray,
      async () => {
        await officer.collects(thin);
        // Whatever has the focus, a scanned slip arrives where it is waited for.
        await page.getByRole('heading', { level: 1 }).click();
        await officer.scans(thin.statusUrl);
        await officer.refusesPapers('Giấy chứng sinh (bản chính)', 'Bản dịch có chứng thực');
      },
    ],
    [stuck.tray, () => officer.leaves(stuck)],
  ]);
  for (let done = 0; done < work.size; done += 1) {
    const tray = await officer.nextTray('thu hồ sơ');
    await expectAccessible(page);
    await work.get(tray)?.();
    await officer.isDoneWith(tray);
  }
  // What was refused goes back to its citizen by a tray; so does the result that was brought along.
  const filled = [await officer.loads('papers, one'), await officer.loads('papers, two')];
  await officer.seesStep('Mọi việc của lượt đã xong');

  const late = await depositAt(site);
  await officer.presses('Thêm việc mới vào lượt', page.getByRole('region', { name: 'Việc đang làm' }));
  expect(await officer.nextTray('thu hồ sơ')).toBe(late.tray);
  await officer.follows('Kết thúc lượt');
  await officer.presses('Kết thúc lượt');
  await page.getByText('Xin nêu lý do.').waitFor();
  expect((await lastRun(site)).closed).toBe(false);
  await page.getByLabel('Lý do').fill('Đến sau giờ');
  await officer.presses('Kết thúc lượt');
  await page.getByText(/^Kết thúc lúc .*, cán bộ /).waitFor();

  expect(await recordOf(site, good.id)).toBe('routed officer');
  const loaded = [await recordOf(site, thin.id), await recordOf(site, result.id)];
  expect(loaded.sort()).toEqual(filled.map((tray) => `loaded tray ${tray}`).sort());
  expect(await recordOf(site, stuck.id)).toBe(`deposited tray ${stuck.tray}`);
  expect(await lastRun(site)).toMatchObject({
    closed: true,
    items: [
      'collect done',
      'collect done',
      'collect unresolved Khóa kẹt, đã báo kỹ thuật',
      'collect unresolved Đến sau giờ',
      'load done',
      'load done',
    ],
  });
  await until('the citizen knows what is missing', () =>
    messagesTo(site.service, thin.phone).some((text) => text.includes('Giay chung sinh')),
  );

  for (const paper of ['Biên bản của lượt (PDF)', /^Phiếu bàn giao: .*, 1 hồ sơ \(PDF\)/]) {
    const link = page.getByRole('link', { name: paper });
    expect(await link.getAttribute('target')).toBe('_blank');
    const answer = await context.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }
});

scene('on the kiosk’s own screen, with fingers, until nobody is there any more', async (stage) => {
  const { site } = stage;
  await depositAt(site);
  const { page, context } = await kioskOn(stage);
  const officer = new OfficerInRun(page, site);
  await page.getByRole('button', { name: /Lối vào cho cán bộ: giữ ba giây/ }).hover();
  await page.mouse.down();
  await page.clock.runFor(3 * secondMs);
  await officer.sees('Đăng nhập cán bộ');
  await page.mouse.up();

  const { username, password } = await passwordOf(site, 'officer');
  await page.getByLabel('Tên đăng nhập').tap();
  await typeOnScreen(page, username);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).tap();
  await typeOnScreen(page, password);
  await pressKey(page, 'Nhập');
  await officer.sees('Mã xác thực');
  await page.getByLabel('Mã 6 số trong ứng dụng').tap();
  await typeOnScreen(page, await appOf(site, 'officer'));
  await pressKey(page, 'Nhập');
  await officer.sees('Hôm nay');
  await expectAccessible(page);
  await officer.follows('Đến lượt thu và trả');
  await officer.presses('Bắt đầu lượt');
  const tray = await officer.nextTray('thu hồ sơ');
  await officer.opens(tray, { does: 'take' });
  await officer.seesStep(`Kiểm tra hồ sơ lấy từ khay ${tray}`);
  // The field for the slip has the focus at once, and the keyboard stands below it.
  await typeOnScreen(page, await factOf(page, 'Mã gửi hồ sơ'));
  await expectAccessible(page);
  await pressKey(page, 'Nhập');
  await page.getByText('Giấy tờ có đủ và đúng không?').waitFor();

  await page.clock.fastForward(75 * secondMs);
  await officer.presses('Tôi còn ở đây', officer.dialog('Bạn còn ở đây không?'));
  await officer.dialog('Bạn còn ở đây không?').waitFor({ state: 'hidden' });
  await page.clock.fastForward(75 * secondMs);
  await officer.dialog('Bạn còn ở đây không?').waitFor();
  await page.clock.fastForward(20 * secondMs);
  await page.getByRole('heading', { name: 'Xin chào! Quý vị cần làm gì?' }).waitFor();
  expect((await context.request.get('/api/staff/me')).status()).toBe(401);
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
});

/** Keeps the requests to an address waiting until told. @returns lets them through */
async function holdBack(page: Page, address: string): Promise<() => void> {
  let letThrough = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(address, async (route) => {
    await told;
    await route.continue();
  });
  return letThrough;
}

function pressKey(page: Page, key: string): Promise<void> {
  const keyboard = page.getByRole('group', { name: 'Bàn phím trên màn hình' });
  return keyboard.getByRole('button', { name: key, exact: true }).tap();
}

async function typeOnScreen(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    const isCapital = letter !== letter.toLowerCase();
    if (isCapital) await pressKey(page, 'Chữ hoa');
    await pressKey(page, letter);
  }
}

/** What is said of the envelope under a name. */
function factOf(page: Page, name: string): Promise<string> {
  return page.getByRole('term').filter({ hasText: name }).locator('+ dd').innerText();
}

/** A number on today's page. */
function numberOf(page: Page, name: string): Promise<string> {
  const row = page.getByRole('term').filter({ hasText: name }).locator('..');
  return row.getByRole('definition').innerText();
}
