import { describe, expect } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, newPhone, provisionKiosk } from '../support/citizens.js';
import { birthRegistration } from '../support/dossiers.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { visitTray } from './support/doors.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { scan } from './support/scanner.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

interface Deposited {
  readonly depositNumber: string;
  readonly statusUrl: string;
}

/** An envelope of somebody, in its tray. */
async function depositOf(site: BrowserSite, phone: string): Promise<Deposited> {
  const { service } = site;
  const citizen = await enterAsCitizen(service, await provisionKiosk(service), phone, 'deposit');
  const deposit = bodyOf<Deposited & { id: string }>(
    await citizen.post('/api/kiosk/deposits', { procedureCode: birthRegistration }),
  );
  const opening = citizen.post(`/api/kiosk/deposits/${deposit.id}/opening`);
  const envelope = `Envelope ${deposit.depositNumber}`;
  expect(await visitTray(site, opening, { does: 'put', paper: envelope })).toBe('moved');
  return deposit;
}

describe('looking up', () => {
  scene('by the phone: everything of it, one after the other, and nothing of others', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { depositNumber } = await depositOf(site, phone);
    const { officialCode } = await resultFor(site, phone);
    const stranger = await depositOf(site, newPhone());
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk, phone);
    await site.advance(minuteMs);
    await citizen.chooses('Tra cứu');
    await citizen.identifies();
    await citizen.sees('2 hồ sơ của quý vị');
    await expectAccessible(page);
    const list = page.getByRole('main');
    expect(await list.innerText()).not.toContain(stranger.depositNumber);

    await page.getByRole('button', { name: depositNumber }).click();
    await page.getByText('Đã nhận phong bì. Đây chưa phải là tiếp nhận hồ sơ.').waitFor();
    await page.getByText(depositNumber).waitFor();
    await expectAccessible(page);
    await citizen.presses('Quay lại');
    await page.getByRole('button', { name: officialCode }).click();
    await page.getByText('Đang chờ nhận tại tủ.').waitFor();
    await page.getByText('Nhận tại tủ đến').waitFor();
    await citizen.presses('Kết thúc');
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene(
    'by a phone that has nothing here: no code comes, and nobody learns whether it has',
    async (stage) => {
      const { site } = stage;
      const kiosk = await kioskOn(stage, landscape);
      const citizen = citizenAt(site, kiosk);
      await citizen.chooses('Tra cứu');
      await citizen.givesPhone();
      await citizen.presses('Chưa nhận được mã?');
      await kiosk.page
        .getByText('Nếu không có hồ sơ nào với số này thì sẽ không có mã nào được gửi.')
        .waitFor();
      await expectAccessible(kiosk.page);
      expect(site.messagesTo(citizen.pocket.phone)).toEqual([]);
    },
  );
});

describe('the code of a slip before the scanner', () => {
  scene('shows where the envelope is, without phone and code', async (stage) => {
    const { site } = stage;
    const { depositNumber, statusUrl } = await depositOf(site, newPhone());
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk);
    await scan(page, statusUrl);
    await citizen.sees('Đăng ký khai sinh');
    await page.getByText(depositNumber).waitFor();
    await page.getByText('Đã nhận phong bì. Đây chưa phải là tiếp nhận hồ sơ.').waitFor();
    await expectAccessible(page);
    expect(new URL(page.url()).pathname).toBe('/kiosk');
    await citizen.presses('Kết thúc');
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene('of no dossier here: says so, and nothing is opened or loaded', async (stage) => {
    const kiosk = await kioskOn(stage, landscape);
    const citizen = citizenAt(stage.site, kiosk);
    await scan(kiosk.page, `https://elsewhere.example/d/${'x'.repeat(22)}`);
    await citizen.sees('Không tìm thấy hồ sơ');
    await expectAccessible(kiosk.page);
    await citizen.presses('Về màn hình đầu');
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene('means nothing in the middle of a deposit', async (stage) => {
    const { site } = stage;
    const { statusUrl } = await depositOf(site, newPhone());
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await scan(kiosk.page, statusUrl);
    await kiosk.page.getByRole('switch', { name: 'Cần khay thấp' }).click();
    await citizen.sees('Sẵn sàng mở khay');
  });
});
