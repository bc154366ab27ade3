import { afterEach, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minuteMs, secondMs } from '../../src/kernel/index.js';
import { signCallback, type TwilioServer } from '../support/twilio-server/index.js';
import { until } from '../support/until.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { consoleOf } from './support/console.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes({ gateway: true });

const mends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const mend of mends.splice(0)) await mend();
});

/** From now on the gateway cannot be reached; at the latest until the scene ends. */
async function cutOff({ gateway }: BrowserSite): Promise<() => Promise<void>> {
  await gateway.refuseConnections();
  let cut = true;
  const mend = async (): Promise<void> => {
    if (cut) await gateway.acceptConnections();
    cut = false;
  };
  mends.push(mend);
  return mend;
}

/** The gateway reports about the last thing that it was given to do, through a proxy that serves the public address. */
async function reports(
  { gateway, service }: BrowserSite,
  what: 'message' | 'call',
  status: string,
): Promise<void> {
  const { statusCallback, form } = what === 'call' ? lastCall(gateway, status) : lastMessage(gateway, status);
  if (statusCallback === undefined) throw new Error('The service has asked for no report');
  const { pathname, search } = new URL(statusCallback);
  const { authToken } = gateway;
  const answer = await fetch(service.url + pathname + search, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signCallback(authToken, statusCallback, form) },
    body: new URLSearchParams(form),
  });
  expect(answer.status).toBe(204);
}

interface Report {
  readonly statusCallback: string | undefined;
  readonly form: Record<string, string>;
}

function lastCall(gateway: TwilioServer, status: string): Report {
  const call = gateway.calls[0];
  if (!call) throw new Error('The gateway was asked for no call');
  return { statusCallback: call.statusCallback, form: gateway.callForm(call, status) };
}

function lastMessage(gateway: TwilioServer, status: string): Report {
  const message = gateway.messages[0];
  if (!message) throw new Error('The gateway was given no message');
  const form = { ...gateway.callbackForm(message), MessageStatus: status };
  return { statusCallback: message.statusCallback, form };
}

const failing = (page: Page) => page.getByText('Mạng tin nhắn đang có sự cố, mã xác nhận có thể không đến.');

describe('when messages do not go out', () => {
  scene('the person is told, with what still works, and goes on when they do', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    const mend = await cutOff(site);
    await citizen.types(citizen.pocket.phone);
    await citizen.presses('Gửi mã cho tôi');
    await citizen.sees('Chưa gửi được tin nhắn');
    await page.getByRole('heading', { name: 'Những việc vẫn làm được' }).waitFor();
    await page.getByText('Vẫn xem được hồ sơ bằng mã QR trên phiếu').waitFor();
    await page.getByRole('region', { name: 'Quầy hỗ trợ' }).waitFor();
    await expectAccessible(page);

    // Still the same fault: the same screen, and not a dead end.
    await citizen.presses('Nhận mã mới');
    await page.getByRole('button', { name: 'Nhận mã mới', disabled: false }).waitFor();
    await citizen.sees('Chưa gửi được tin nhắn');
    await mend();
    await citizen.presses('Nhận mã mới');
    await citizen.sees('Nhập mã trong tin nhắn');
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
  });

  scene('the first screen says so to everybody, until one has gone out', async (stage) => {
    const { site } = stage;
    const mend = await cutOff(site);
    const waiting = await kioskOn(stage, landscape);
    expect(await failing(waiting.page).count()).toBe(0);
    for (let failed = 0; failed < 2; failed += 1) {
      const kiosk = await kioskOn(stage);
      const citizen = citizenAt(site, kiosk);
      await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
      await citizen.types(citizen.pocket.phone);
      await citizen.presses('Gửi mã cho tôi');
      await citizen.sees('Chưa gửi được tin nhắn');
    }
    await waiting.page.clock.runFor(31 * secondMs);
    await failing(waiting.page).waitFor();
    await waiting.page.getByRole('button', { name: 'Chữ to' }).click();
    await expectAccessible(waiting.page);
    const note = await failing(waiting.page).boundingBox();
    const action = await waiting.page.getByRole('button', { name: 'Nộp hồ sơ' }).boundingBox();
    expect(note?.y).toBeLessThan(action?.y ?? 0);
    for (const action of ['Nộp hồ sơ', 'Nhận kết quả', 'Tra cứu'])
      expect(await waiting.page.getByRole('button', { name: action }).isEnabled()).toBe(true);

    await mend();
    const lucky = citizenAt(site, await kioskOn(stage));
    await lucky.preparesDeposit();
    await waiting.page.clock.runFor(31 * secondMs);
    await failing(waiting.page).waitFor({ state: 'detached' });
  });

  scene('a number that no message reaches, and a call that nobody answers: each says so', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    await citizen.givesPhone();
    await citizen.readsCode();
    await reports(site, 'message', 'undelivered');
    await citizen.sees('Tin nhắn không đến được số này');
    await expectAccessible(kiosk.page);
    await site.advance(minuteMs);
    await citizen.presses('Nhận mã mới');
    await citizen.sees('Nhập mã trong tin nhắn');
    await citizen.readsCode();
    await citizen.presses('Chưa nhận được mã?');
    await site.advance(minuteMs);
    await kiosk.page.clock.runFor(minuteMs / 2);
    await kiosk.page.keyboard.press('Shift');
    await kiosk.page.clock.runFor(minuteMs / 2);
    const calls = site.gateway.calls.length;
    await citizen.presses('Gọi điện đọc mã cho tôi');
    await until('the gateway calls', () => site.gateway.calls.length > calls);
    await reports(site, 'call', 'no-answer');
    await citizen.sees('Không có ai nghe máy');
    await expectAccessible(kiosk.page);
    // Three codes in a quarter of an hour are all that a phone gets.
    await site.advance(15 * minuteMs);
    await citizen.presses('Nhận mã bằng tin nhắn');
    await citizen.sees('Nhập mã trong tin nhắn');
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
  });

  scene('a gateway that never answers keeps nobody waiting: another code is asked for', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    site.gateway.next({ kind: 'hang' });
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    const asked = site.gateway.requests.length;
    await citizen.givesPhone();
    await until('the gateway was asked', () => site.gateway.requests.length > asked);
    await citizen.presses('Chưa nhận được mã?');
    await citizen.sees('Chưa nhận được mã?');
    await site.advance(minuteMs);
    // In two steps, with a sign of life between them: a minute without any ends the visit.
    await kiosk.page.clock.runFor(30 * secondMs);
    await kiosk.page.keyboard.press('Shift');
    await kiosk.page.clock.runFor(30 * secondMs);
    await citizen.presses('Gửi lại mã');
    await citizen.sees('Nhập mã trong tin nhắn');
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
  });

  scene('who gets no messages is called, and types what was read out', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
    await citizen.givesPhone();
    await citizen.presses('Chưa nhận được mã?');
    await citizen.sees('Chưa nhận được mã?');
    await kiosk.page.clock.runFor(30 * secondMs);
    await kiosk.page.keyboard.press('Shift');
    await kiosk.page.clock.runFor(31 * secondMs);
    await site.advance(minuteMs);
    const calls = site.gateway.calls.length;
    await citizen.presses('Gọi điện đọc mã cho tôi');
    await citizen.sees('Nhập mã nghe được');
    await until('the phone rings', () => site.gateway.calls.length > calls);
    await expectAccessible(kiosk.page);
    const heard = /là: (\d(?:, \d){5})\./.exec(site.gateway.calls[0]?.twiml ?? '')?.[1] ?? '';
    await citizen.givesCode(heard.replaceAll(', ', ''));
    await citizen.sees('Sẵn sàng mở khay');
  });
});

describe('too many codes', () => {
  scene(
    'for a phone: wait a minute; after too many wrong ones the desk, until an officer unlocks it',
    async (stage) => {
      const { site } = stage;
      const { limits } = site.service.options.site.codes;
      const { failuresUntilLock } = limits.phone;
      limits.phone.failuresUntilLock = 3;
      const kiosk = await kioskOn(stage);
      const citizen = citizenAt(site, kiosk);
      await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
      await citizen.givesPhone();
      const code = await citizen.readsCode();
      const wrong = code === '111111' ? '222222' : '111111';
      for (let tries = 0; tries < 2; tries += 1) {
        await citizen.givesCode(wrong);
        await citizen.sees('Mã chưa đúng');
        if (tries === 0) await citizen.presses('Nhập lại mã');
      }
      await citizen.presses('Gửi mã mới');
      await citizen.sees('Xin chờ thêm');
      await kiosk.page.getByText(/Có thể nhận mã mới sau \d+ giây\./).waitFor();
      await expectAccessible(kiosk.page);
      await site.advance(60 * secondMs);
      await citizen.presses('Nhận mã mới');
      await citizen.sees('Nhập mã trong tin nhắn');
      const next = await citizen.readsCode();
      await citizen.givesCode(next === '111111' ? '222222' : '111111');
      await citizen.sees('Đã hết lượt thử');
      await site.advance(60 * secondMs);
      await citizen.presses('Gửi mã mới');
      await citizen.sees('Xin đến quầy với số điện thoại này');
      await kiosk.page.getByRole('region', { name: 'Quầy hỗ trợ' }).waitFor();
      await expectAccessible(kiosk.page);
      limits.phone.failuresUntilLock = failuresUntilLock;
      await citizen.presses('Về màn hình đầu');

      const { page, officer } = await consoleOf(stage, 'officer');
      await page.goto('/staff/dossiers');
      await officer.presses('Mở lại tự phục vụ');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Mở lại', exact: true }).click();
      await dialog.getByText('Xin chọn cách đã kiểm tra.').waitFor();
      await dialog.getByLabel('Số điện thoại').fill(citizen.pocket.phone);
      await dialog.getByLabel('Thẻ căn cước').check();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Mở lại', exact: true }).click();
      await page.getByText('Số này lại nhận được mã tại tủ.').waitFor();
      await citizen.preparesDeposit();
    },
  );

  scene('at a kiosk and at a site: says for how long, and where else', async (stage) => {
    const { site } = stage;
    const { limits } = site.service.options.site.codes;
    const { kiosk: ofKiosk, site: ofSite } = { kiosk: { ...limits.kiosk }, site: { ...limits.site } };
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.chooses('Tra cứu');
    await citizen.givesPhone();
    await citizen.presses('Hủy');
    limits.kiosk.sendsPerHour = 1;
    const next = citizenAt(site, kiosk);
    await next.chooses('Tra cứu');
    await next.types(next.pocket.phone);
    await next.presses('Gửi mã cho tôi');
    await next.sees('Kiosk này tạm ngừng gửi mã');
    await kiosk.page.getByText(/Có thể nhận mã mới sau (59|60) phút\./).waitFor();
    await expectAccessible(kiosk.page);
    limits.kiosk.sendsPerHour = ofKiosk.sendsPerHour;
    limits.site.sendsPerDay = 1;
    await next.presses('Quay lại');
    await next.presses('Gửi mã cho tôi');
    await next.sees('Hôm nay không gửi thêm mã');
    await kiosk.page.getByText(/Có thể nhận mã mới sau \d+ giờ\./).waitFor();
    limits.site.sendsPerDay = ofSite.sendsPerDay;
  });
});
