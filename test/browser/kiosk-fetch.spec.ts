import { describe, expect } from '@jest/globals';
import { secondMs } from '../../src/kernel/index.js';
import { newPhone } from '../support/citizens.js';
import { whereIs } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { expectAccessible } from './support/accessible.js';
import { closeDoor, personAt, visitTray } from './support/doors.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

describe('fetching', () => {
  scene('one result: found, opened, taken, rated', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const result = await resultFor(site, phone);
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk, phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.sees('Hồ sơ đang chờ quý vị');
    await kiosk.page.getByText(result.officialCode).waitFor();
    await expectAccessible(kiosk.page);
    expect(await citizen.opensTray()).toBe(result.tray);
    await expectAccessible(kiosk.page);
    await personAt(site.simulator, { tray: result.tray, does: 'take' });
    await citizen.sees('Đã nhận xong');
    await expectAccessible(kiosk.page);
    expect(await whereIs(await signInAs(site.service, 'officer'), result.id)).toBe('picked_up citizen');
    const reopen = kiosk.page.getByRole('button', { name: 'Đóng nhầm? Mở lại khay' });
    await kiosk.page.clock.runFor(50 * secondMs);
    await citizen.presses('Tôi vẫn ở đây');
    expect(await reopen.isVisible()).toBe(true);
    await kiosk.page.clock.runFor(11 * secondMs);
    await reopen.waitFor({ state: 'detached' });
    await citizen.presses('Hoàn tất');
    await citizen.sees('Quý vị có hài lòng không?');
    await expectAccessible(kiosk.page);
    await citizen.presses('Hài lòng');
    await citizen.sees('Cảm ơn quý vị');
    await expectAccessible(kiosk.page);
    await citizen.presses('Về màn hình đầu');
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene('several results: one after the other, each door closed before the next', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const results = [await resultFor(site, phone), await resultFor(site, phone)];
    const kiosk = await kioskOn(stage, landscape);
    const citizen = citizenAt(site, kiosk, phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.sees('Có 2 hồ sơ đang chờ quý vị');
    await expectAccessible(kiosk.page);
    await citizen.chooses('Đăng ký khai sinh');
    const first = await citizen.opensTray();
    await personAt(site.simulator, { tray: first, does: 'take' });
    await citizen.sees('Đã nhận xong');
    await citizen.presses('Còn 1 hồ sơ. Nhận tiếp');
    await citizen.sees('Hồ sơ đang chờ quý vị');
    const second = await citizen.opensTray();
    await personAt(site.simulator, { tray: second, does: 'take' });
    await citizen.sees('Đã nhận xong');
    expect([first, second].sort()).toEqual(results.map(({ tray }) => tray).sort());
  });

  scene('a tray closed by mistake opens once more', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { tray } = await resultFor(site, phone);
    const citizen = citizenAt(site, await kioskOn(stage), phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'take' });
    await citizen.sees('Đã nhận xong');
    await citizen.presses('Đóng nhầm? Mở lại khay');
    await citizen.sees('Khay đã mở');
    expect(await citizen.trayLabel()).toBe(tray);
    await personAt(site.simulator, { tray, does: 'look' });
    await citizen.sees('Đã nhận xong');
  });

  scene('a tray closed too soon opens again; one left open is for an officer to look into', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { tray } = await resultFor(site, phone);
    const citizen = citizenAt(site, await kioskOn(stage), phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'look' });
    await citizen.sees('Giấy tờ còn trong khay');
    await citizen.presses('Mở lại khay');
    await citizen.sees('Khay đã mở');
    await site.advance(31 * secondMs);
    await citizen.sees('Xin đóng cửa khay');
    await site.advance(91 * secondMs);
    await citizen.sees('Cán bộ sẽ kiểm tra khay');
    await closeDoor(site, tray);
  });

  scene('says so when an officer was quicker', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const result = await resultFor(site, phone);
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk, phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.givesPhone();
    const code = await citizen.readsCode();
    const officer = await signInAs(site.service, 'officer');
    const opening = officer.post(`/api/staff/dossiers/${result.id}/opening`, { purpose: 'return' });
    await visitTray(site, opening, { does: 'take' });
    await citizen.givesCode(code);
    await citizen.sees('Chưa có gì chờ quý vị');
    await expectAccessible(kiosk.page);
  });
});
