import { describe, expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Sensors } from '../../src/hardware/index.js';
import { secondMs } from '../../src/kernel/index.js';
import { newPhone } from '../support/citizens.js';
import { until } from '../support/until.js';
import type { BrowserSite } from './support/browser-site.js';
import { expectAccessible } from './support/accessible.js';
import { closeDoor, personAt } from './support/doors.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

/** Nobody hears a browser without a window: its tones are counted where they begin. */
const countTones = `window.tones = 0;
  OscillatorNode.prototype.start = new Proxy(OscillatorNode.prototype.start, {
    apply: (start, node, given) => { window.tones += 1; return Reflect.apply(start, node, given); },
  });`;

const tonesOf = (page: Page): Promise<number> => page.evaluate('window.tones');

/** What a countdown says, `1:29` as 89. */
async function secondsIn(countdown: Locator): Promise<number> {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(await countdown.innerText()) ?? [];
  return 60 * Number(minutes) + Number(seconds);
}

const busesOf = ({ service }: BrowserSite): string[] => service.options.site.buses.map(({ id }) => id);

describe('the code', () => {
  scene('wrong: says how many tries are left, and takes the right one', async (stage) => {
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(stage.site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    await citizen.givesPhone();
    const code = await citizen.readsCode();
    await citizen.givesCode(code === '111111' ? '222222' : '111111');
    await citizen.sees('Mã chưa đúng');
    await kiosk.page.getByText('còn 2 lần thử').waitFor();
    await expectAccessible(kiosk.page);
    await citizen.presses('Nhập lại mã');
    await citizen.givesCode(code);
    await citizen.sees('Sẵn sàng mở khay');
  });

  scene('not come: counts down, then sends another', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    await citizen.givesPhone();
    await citizen.readsCode();
    await citizen.presses('Chưa nhận được mã?');
    await citizen.sees('Chưa nhận được mã?');
    const again = kiosk.page.getByRole('button', { name: /Gửi lại sau \d+ giây/ });
    expect(await again.isDisabled()).toBe(true);
    await expectAccessible(kiosk.page);
    await site.advance(60 * secondMs);
    // In two steps, with a sign of life between them: a minute without any ends the visit.
    await kiosk.page.clock.runFor(30 * secondMs);
    await kiosk.page.keyboard.press('Shift');
    await kiosk.page.clock.runFor(30 * secondMs);
    await citizen.presses('Gửi lại mã');
    await citizen.sees('Nhập mã trong tin nhắn');
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
  });

  scene('over: an expired one is replaced by a new one', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    await citizen.givesPhone();
    const code = await citizen.readsCode();
    await site.advance(6 * 60 * secondMs);
    await citizen.givesCode(code);
    await citizen.sees('Mã đã hết hạn');
    await expectAccessible(kiosk.page);
    await citizen.presses('Gửi mã mới');
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
  });

  scene('a number that is no Vietnamese mobile is refused where it stands', async (stage) => {
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(stage.site, kiosk, '0912000999');
    await citizen.chooses('Tra cứu');
    await citizen.types('0281234567');
    await citizen.presses('Gửi mã cho tôi');
    await kiosk.page.getByRole('alert').getByText('Đây không phải số di động Việt Nam').waitFor();
    await expectAccessible(kiosk.page);
  });
});

describe('the tray', () => {
  scene('a lock that jams: another tray', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    for (const { label } of (await site.simulator.state()).trays) {
      await site.simulator.setTrayFaults(label, { jammed: true });
    }
    await citizen.presses('Mở khay');
    await citizen.sees('Khay không mở được');
    await expectAccessible(kiosk.page);
    await site.simulator.resetFaults();
    await citizen.presses('Mở khay khác');
    await citizen.sees('Khay đã mở');
    const tray = await citizen.trayLabel();
    await personAt(site.simulator, { tray, does: 'put', paper: `Envelope after a jam in ${tray}` });
    await citizen.sees('Đã nhận phong bì');
  });

  scene('a lock that jams over a result: an officer is called, the papers are safe', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { tray } = await resultFor(site, phone);
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk, phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.sees('Hồ sơ đang chờ quý vị');
    await site.simulator.setTrayFaults(tray, { jammed: true });
    await citizen.presses('Mở khay');
    await citizen.sees('Khay không mở được');
    await kiosk.page.getByText('giấy tờ vẫn an toàn trong khay').waitFor();
    await expectAccessible(kiosk.page);
    await site.simulator.resetFaults();
  });

  scene('closed without an envelope: opens once more', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'look' });
    await citizen.sees('Khay vẫn trống');
    await expectAccessible(kiosk.page);
    await citizen.presses('Mở lại khay');
    await citizen.sees('Khay đã mở');
    const label = await citizen.trayLabel();
    await personAt(site.simulator, { tray: label, does: 'put', paper: `Envelope at last in ${label}` });
    await citizen.sees('Đã nhận phong bì');
  });

  scene('left open: a countdown, then an officer is told', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    const tray = await citizen.opensTray();
    await kiosk.page.evaluate(countTones);
    await site.advance(31 * secondMs);
    await citizen.sees('Xin đóng cửa khay');
    const countdown = kiosk.page.getByRole('timer').filter({ hasText: 'nữa sẽ báo cán bộ' });
    const before = await secondsIn(countdown);
    const [tones] = await Promise.all([tonesOf(kiosk.page), expectAccessible(kiosk.page)]);
    expect(tones).toBeGreaterThan(0);
    await kiosk.page.clock.runFor(5 * secondMs);
    expect(await secondsIn(countdown)).toBeLessThan(before);
    expect(await tonesOf(kiosk.page)).toBeGreaterThan(tones);
    await site.advance(91 * secondMs);
    await citizen.sees('Cán bộ sẽ kiểm tra khay');
    await expectAccessible(kiosk.page);
    await closeDoor(site, tray);
  });
});

describe('the cabinet', () => {
  scene('silent: out of service, and what still works; back as soon as it answers', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    for (const id of busesOf(site)) await site.simulator.setBusFaults(id, { cut: true });
    await citizen.sees('Tủ tạm ngừng phục vụ');
    await expectAccessible(kiosk.page);
    for (const id of busesOf(site)) await site.simulator.setBusFaults(id, { cut: false });
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene(
    'silent while the first answer is on its way: the answer is not taken for the truth',
    async (stage) => {
      const { site } = stage;
      const kiosk = await kioskOn(stage);
      const citizen = citizenAt(site, kiosk);
      const sensors = site.service.application.get(Sensors);
      const banks = site.service.options.site.cabinets.flatMap(({ banks }) => banks.map(({ id }) => id));
      await kiosk.page.goto('about:blank');
      const listening = kiosk.page.waitForResponse('**/api/kiosk/events');
      await kiosk.page.route(
        '**/api/kiosk/overview',
        async (route) => {
          const before = await route.fetch();
          await listening;
          for (const id of busesOf(site)) await site.simulator.setBusFaults(id, { cut: true });
          await until('every board is away', () =>
            banks.every((id) => sensors.healthOf(id) === 'disconnected'),
          );
          await route.fulfill({ response: before });
        },
        { times: 1 },
      );
      await kiosk.page.goto('/kiosk');
      await citizen.sees('Tủ tạm ngừng phục vụ');
      for (const id of busesOf(site)) await site.simulator.setBusFaults(id, { cut: false });
      await citizen.sees('Xin chào! Quý vị cần làm gì?');
    },
  );

  scene('about to lose power: nothing more is opened', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    const [cabinet] = (await site.simulator.state()).cabinets;
    if (!cabinet) throw new Error('There is no cabinet');
    await site.simulator.setMains(cabinet.id, false);
    await citizen.sees('Sắp mất điện');
    await expectAccessible(kiosk.page);
    await site.simulator.setMains(cabinet.id, true);
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene('cut off from the service: says so, and comes back by itself', async (stage) => {
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(stage.site, kiosk);
    kiosk.watch.expecting(/net::ERR_INTERNET_DISCONNECTED/);
    await kiosk.context.setOffline(true);
    await kiosk.page.clock.runFor(45 * secondMs);
    await citizen.sees('Kiosk đang mất kết nối');
    await expectAccessible(kiosk.page);
    await kiosk.context.setOffline(false);
    await kiosk.page.clock.runFor(10 * secondMs);
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });

  scene('cut off before the service has answered once: says so, and does not waver', async (stage) => {
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(stage.site, kiosk);
    kiosk.watch.expecting(/net::ERR_INTERNET_DISCONNECTED/);
    await kiosk.page.goto('about:blank');
    let cutOff = false;
    await kiosk.page.route('**/api/kiosk/overview', async (route) => {
      if (cutOff) await route.abort('internetdisconnected');
    });
    const asked = kiosk.page.waitForRequest('**/api/kiosk/overview');
    await kiosk.page.goto('/kiosk');
    await asked;
    cutOff = true;
    await kiosk.context.setOffline(true);
    await citizen.sees('Kiosk đang mất kết nối');
    const next = kiosk.page.waitForRequest('**/api/kiosk/overview');
    await kiosk.page.clock.runFor(6 * secondMs);
    await next;
    expect(await kiosk.page.getByRole('heading', { level: 1 }).innerText()).toBe('Kiosk đang mất kết nối');
    await kiosk.page.unroute('**/api/kiosk/overview');
    await kiosk.context.setOffline(false);
    await kiosk.page.clock.runFor(10 * secondMs);
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
  });
});
