import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, newPhone, provisionKiosk } from '../support/citizens.js';
import { birthRegistration } from '../support/dossiers.js';
import { until } from '../support/until.js';
import { expectAccessible } from './support/accessible.js';
import { browserScenes } from './support/scene.js';
import type { Stage } from './support/stage.js';

const scene = browserScenes();

const door = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^Khay ${label}:`) });

async function openCabinet(stage: Stage, expected?: RegExp): Promise<Page> {
  const { page, watch } = await stage.browser({ viewport: { width: 1440, height: 1000 } });
  if (expected) watch.expecting(expected);
  await page.goto('/simulator');
  await page.getByRole('heading', { name: 'Tủ hồ sơ ảo' }).waitFor();
  await door(page, 'A01').waitFor();
  return page;
}

/** Clicks a deed of the chosen tray and waits for what it leads to. */
async function does(page: Page, deed: string, then: RegExp): Promise<void> {
  await page.getByRole('button', { name: deed, exact: true }).click();
  await page.getByRole('button', { name: then }).waitFor();
}

scene(
  'the hands of a citizen: an unlocked tray is opened, filled and closed, and the SMS arrives',
  async (stage) => {
    const page = await openCabinet(stage);
    const { service } = stage.site;
    const phone = newPhone();
    const citizen = await enterAsCitizen(service, await provisionKiosk(service), phone, 'deposit');
    const reserved = bodyOf<{ id: string; trayLabel: string }>(
      await citizen.post('/api/kiosk/deposits', { procedureCode: birthRegistration }),
    );
    const label = reserved.trayLabel;
    // The tray springs open, as the demo's trays do; the page hears of it by itself.
    bodyOf(await citizen.post(`/api/kiosk/deposits/${reserved.id}/opening`));
    await page.getByRole('button', { name: new RegExp(`^Khay ${label}: cửa đang mở`) }).waitFor();
    await page.getByText('Đèn tủ sáng').waitFor();
    await door(page, label).click();
    await does(page, 'Bỏ giấy vào', new RegExp(`^Khay ${label}: cửa đang mở, 1 hồ sơ`));
    await expectAccessible(page);
    await does(page, 'Đóng cửa', new RegExp(`^Khay ${label}: đang khóa, 1 hồ sơ`));
    await page.getByText('Đèn tủ sáng').waitFor({ state: 'detached' });
    await until('the deposit is settled', async () => {
      const { state } = bodyOf<{ state: string }>(await citizen.get(`/api/kiosk/deposits/${reserved.id}`));
      return state === 'deposited';
    });
    await page.getByRole('region', { name: 'Điện thoại và tin nhắn' }).getByText('G-').first().waitFor();
  },
);

scene('what breaks is shown, and mended', async (stage) => {
  const page = await openCabinet(stage);
  await door(page, 'A05').click();
  await page.getByText('Làm hỏng khay này').click();
  await page.getByRole('checkbox', { name: 'Kẹt khóa' }).click();
  await until('the lock is jammed', async () => (await stage.site.simulator.tray('A05')).faults.jammed);
  await page.getByText('Điện và đường dây').click();
  await page.getByRole('checkbox', { name: 'Bo khóa board-0: Im lặng' }).click();
  await page.getByRole('button', { name: 'Cắt điện' }).first().click();
  await page.getByText('vừa mất, còn chạy bằng pin').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sửa mọi thứ' }).click();
  await until('the lock is mended', async () => !(await stage.site.simulator.tray('A05')).faults.jammed);
  await page.getByText('Tủ A (bên trái): có điện').waitFor();
});

scene('a box is ticked at once, and shows in the end what came of it', async (stage) => {
  const page = await openCabinet(stage, /status of 409/);
  const wires = page.getByRole('checkbox', { name: 'Bo khóa board-0: Im lặng' });
  expect(await wires.isVisible()).toBe(false);
  await page.getByText('Điện và đường dây').click();
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/simulator/banks/*/faults', async (route) => {
    await answered;
    await route.fulfill({ status: 409, json: { code: 'simulator_refused', title: 'No', detail: 'No' } });
  });
  const asked = page.waitForRequest('**/api/simulator/banks/*/faults');
  await wires.click();
  await asked;
  expect(await wires.isChecked()).toBe(true);
  answer();
  await until('the box shows that nothing came of it', async () => !(await wires.isChecked()));
});

scene('a locked door opens only by force', async (stage) => {
  const page = await openCabinet(stage);
  await door(page, 'B33').click();
  expect(await page.getByRole('button', { name: 'Mở cửa', exact: true }).count()).toBe(0);
  await does(page, 'Cạy cửa', /^Khay B33: cửa đang mở/);
  await does(page, 'Đóng cửa', /^Khay B33: đang khóa/);
});

scene('speaks English when asked to', async (stage) => {
  const page = await openCabinet(stage);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Virtual cabinet' }).waitFor();
  await expectAccessible(page);
});
