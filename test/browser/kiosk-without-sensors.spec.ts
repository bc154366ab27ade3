import { describe, expect } from '@jest/globals';
import { secondMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { newPhone } from '../support/citizens.js';
import { whereIs } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { personAt } from './support/doors.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';

const labels = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'];

/** One small cabinet whose trays do not know what lies in them. */
const scene = browserScenes({
  site: {
    cabinets: [
      {
        id: 'A',
        name: { vi: 'Tủ A', en: 'Cabinet A' },
        maximumOpenDoors: 1,
        banks: [
          {
            id: 'board-0',
            bus: 'main',
            driver: 'kerong-cu16',
            board: 0,
            closedBit: 1,
            occupancySensor: false,
            pulseMs: 500,
            trays: labels.map((label, index) => ({
              label,
              lock: index + 1,
              size: 'small',
              wheelchairReachable: index >= 3,
            })),
          },
        ],
      },
    ],
  },
});

interface TrayRow {
  readonly content_known: boolean;
  readonly in_service: boolean;
}

async function trayRow({ service }: BrowserSite, label: string): Promise<TrayRow | undefined> {
  const rows = await service.database.dataSource.query<TrayRow[]>(
    'SELECT content_known, in_service FROM tray WHERE label = $1',
    [label],
  );
  return rows[0];
}

describe('where only the person knows what lies in the tray', () => {
  scene('whoever says that the envelope is in has deposited it', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'An envelope' });
    await citizen.sees('Quý vị đã bỏ phong bì vào chưa?');
    await expectAccessible(kiosk.page);
    await citizen.presses('Đã bỏ phong bì vào');
    await citizen.sees('Đã nhận phong bì');
    expect(await trayRow(site, tray)).toMatchObject({ content_known: true });
  });

  scene('whoever says "not yet" may open once more', async (stage) => {
    const { site } = stage;
    const citizen = citizenAt(site, await kioskOn(stage, landscape));
    await citizen.preparesDeposit();
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'look' });
    await citizen.sees('Quý vị đã bỏ phong bì vào chưa?');
    await citizen.presses('Chưa bỏ vào');
    await citizen.sees('Khay vẫn trống');
    await citizen.presses('Mở lại khay');
    await citizen.sees('Khay đã mở');
    const again = await citizen.trayLabel();
    await personAt(site.simulator, { tray: again, does: 'put', paper: 'The envelope after all' });
    await citizen.presses('Đã bỏ phong bì vào');
    await citizen.sees('Đã nhận phong bì');
  });

  scene('whoever says nothing leaves it to an officer, and the tray to nobody', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'Perhaps an envelope' });
    await citizen.sees('Quý vị đã bỏ phong bì vào chưa?');
    await site.advance(61 * secondMs);
    await citizen.sees('Cán bộ sẽ kiểm tra khay');
    await kiosk.page.getByText(/Mã gửi hồ sơ của quý vị: G-\d{6}-\d{4}/).waitFor();
    await expectAccessible(kiosk.page);
    expect(await trayRow(site, tray)).toMatchObject({ content_known: false });
  });

  scene('whoever fetches says that the papers are taken', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { id, tray } = await resultFor(site, phone);
    const citizen = citizenAt(site, await kioskOn(stage), phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.sees('Hồ sơ đang chờ quý vị');
    expect(await citizen.opensTray()).toBe(tray);
    await personAt(site.simulator, { tray, does: 'take' });
    await citizen.sees('Quý vị đã lấy giấy tờ chưa?');
    await citizen.presses('Đã lấy giấy tờ');
    await citizen.sees('Đã nhận xong');
    expect(await whereIs(await signInAs(site.service, 'officer'), id)).toBe('picked_up citizen');
  });
});

describe('when no tray is free', () => {
  scene('at the last step: the next run and other places; then it goes on', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    const back = await withoutTrays(site);
    await citizen.presses('Mở khay');
    await citizen.sees('Hết khay trống');
    await page.getByText('Cán bộ đến thu hồ sơ lúc 13:30').waitFor();
    const places = page.getByRole('region', { name: 'Nơi khác có thể nộp' });
    for (const { name, address } of site.service.options.site.otherPlaces) {
      await places.getByText(name.vi).waitFor();
      await places.getByText(address).waitFor();
    }
    await expectAccessible(page);
    await back();
    await citizen.presses('Thử lại');
    await citizen.sees('Khay đã mở');
    const tray = await citizen.trayLabel();
    await personAt(site.simulator, { tray, does: 'put', paper: 'The envelope that waited' });
    await citizen.presses('Đã bỏ phong bì vào');
    await citizen.sees('Đã nhận phong bì');
  });

  scene('on the first screen: nobody begins in vain, and everything else goes on', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage, landscape);
    const { page } = kiosk;
    const back = await withoutTrays(site);
    const deposit = page.getByRole('button', { name: 'Nộp hồ sơ' });
    await page.clock.runFor(31 * secondMs);
    await deposit.getByText('Hết khay trống. Lượt thu hồ sơ tới: 13:30').waitFor();
    expect(await deposit.isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Nhận kết quả' }).isEnabled()).toBe(true);
    await expectAccessible(page);
    await back();
    await page.clock.runFor(31 * secondMs);
    await deposit.getByText('Bỏ giấy tờ vào khay').waitFor();
  });
});

/** Takes every tray that is free from the citizens. @returns what gives them back */
async function withoutTrays({ service }: BrowserSite): Promise<() => Promise<void>> {
  const technician = await signInAs(service, 'technician');
  const taken: string[] = [];
  for (const label of labels) {
    const { inService } = bodyOf<{ inService: boolean }>(await technician.get(`/api/staff/trays/${label}`));
    if (!inService) continue;
    bodyOf(await technician.post(`/api/staff/trays/${label}/out-of-service`, { reason: 'Being painted' }));
    taken.push(label);
  }
  return async () => {
    for (const label of taken) bodyOf(await technician.post(`/api/staff/trays/${label}/in-service`));
  };
}
