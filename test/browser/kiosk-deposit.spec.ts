import { describe, expect } from '@jest/globals';
import { secondMs } from '../../src/kernel/index.js';
import { until } from '../support/until.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { personAt } from './support/doors.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { showsWithin, stopTime } from './support/page-time.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

interface DossierRow {
  readonly state: string;
  readonly custody: string;
  readonly tray_label: string;
  readonly custody_certain: boolean;
}

async function dossierIn({ service }: BrowserSite, depositNumber: string): Promise<DossierRow | undefined> {
  const rows = await service.database.dataSource.query<DossierRow[]>(
    'SELECT state, custody, tray_label, custody_certain FROM dossier WHERE deposit_number = $1',
    [depositNumber],
  );
  return rows[0];
}

describe('a deposit', () => {
  scene('goes from the first tap to the database and the SMS', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await expectAccessible(kiosk.page);
    await citizen.chooses('Nộp hồ sơ');
    await citizen.sees('Chọn lĩnh vực');
    await expectAccessible(kiosk.page);
    await citizen.chooses('Hộ tịch – Cư trú – Căn cước');
    await citizen.sees('Hộ tịch – Cư trú – Căn cước');
    await expectAccessible(kiosk.page);
    await citizen.chooses('Đăng ký khai sinh');
    await kiosk.page.getByText('Giấy chứng sinh (bản chính)').waitFor();
    await expectAccessible(kiosk.page);
    await citizen.presses('Mang hướng dẫn về');
    await kiosk.page.getByRole('img', { name: /Mã QR có danh sách giấy tờ/ }).waitFor();
    await expectAccessible(kiosk.page);
    await citizen.presses('Quay lại');
    await citizen.presses('Tôi có đủ giấy tờ, nộp ngay');
    await citizen.sees('Số điện thoại của quý vị');
    await expectAccessible(kiosk.page);
    await citizen.givesPhone();
    await expectAccessible(kiosk.page);
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
    await expectAccessible(kiosk.page);

    const tray = await citizen.opensTray();
    await kiosk.page.getByRole('img', { name: new RegExp(`khay ${tray} sáng lên`) }).waitFor();
    await expectAccessible(kiosk.page);
    await personAt(site.simulator, { tray, does: 'put', paper: 'An envelope' });

    await citizen.sees('Đã nhận phong bì');
    await expectAccessible(kiosk.page);
    const [depositNumber = ''] = /G-\d{6}-\d{4}/.exec(await kiosk.page.locator('main').innerText()) ?? [];
    expect(await dossierIn(site, depositNumber)).toEqual({
      state: 'deposited',
      custody: 'tray',
      tray_label: tray,
      custody_certain: true,
    });
    expect(await site.simulator.tray(tray)).toMatchObject({ door: 'closed', papers: ['An envelope'] });
    expect(await citizen.pocket.nextMessage()).toContain(depositNumber);
    await kiosk.page.getByRole('img', { name: 'Mã QR đến trang theo dõi hồ sơ' }).waitFor();
    await citizen.presses('Hoàn tất');
  });

  scene('finds a procedure without its marks', async (stage) => {
    const kiosk = await kioskOn(stage, landscape);
    const { page } = kiosk;
    const citizen = citizenAt(stage.site, kiosk);
    await citizen.chooses('Nộp hồ sơ');
    await citizen.presses('Tìm thủ tục theo tên');
    await page.getByLabel('Tên thủ tục, có dấu hoặc không dấu').fill('khai sinh');
    await page.getByRole('button', { name: 'Đăng ký khai sinh' }).first().waitFor();
    await expectAccessible(page);
  });

  scene('at two kiosks at once is two deposits', async (stage) => {
    const { site } = stage;
    const [one, two] = [await kioskOn(stage), await kioskOn(stage, landscape)];
    const [an, binh] = [citizenAt(site, one), citizenAt(site, two)];
    await Promise.all([an.preparesDeposit(), binh.preparesDeposit()]);
    const first = await an.opensTray();
    await personAt(site.simulator, { tray: first, does: 'put', paper: 'From the one' });
    await an.sees('Đã nhận phong bì');
    const second = await binh.opensTray();
    await personAt(site.simulator, { tray: second, does: 'put', paper: 'From the other' });
    await binh.sees('Đã nhận phong bì');
    expect(first).not.toBe(second);
    expect(await one.page.locator('main').innerText()).not.toBe(await two.page.locator('main').innerText());
  });
});

describe('the door on the screen', () => {
  scene('is told by the cabinet and not asked for', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    const tray = await citizen.opensTray();
    await stopTime(page);
    // From here on the page's own time moves by less than a second: what asks again every two seconds never does.
    await site.simulator.put(tray, 'Slow envelope');
    await site.simulator.close(tray);
    await until('the door has been settled', async () => {
      const rows: unknown[] = await site.service.database.dataSource.query(
        'SELECT 1 FROM door_operation WHERE tray_label = $1 AND settled_at IS NOT NULL',
        [tray],
      );
      return rows.length > 0;
    });
    const told = page.getByRole('heading', { level: 1, name: 'Đã nhận phong bì' });
    await showsWithin(secondMs, page, told);
  });
});
