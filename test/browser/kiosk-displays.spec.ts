import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { qrTextOf } from '../../src/citizens/index.js';
import { minuteMs, secondMs } from '../../src/kernel/index.js';
import { newPhone } from '../support/citizens.js';
import { personAt } from './support/doors.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { scan } from './support/scanner.js';
import { browserScenes } from './support/scene.js';
import { unwalked, Walk, walkMs } from './support/walk.js';

const scene = browserScenes();
/** The longest names of the demo's catalogue. */
const longest = {
  field: 'Nhà đất (cấp mới)',
  procedure: /^Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận/,
};

const walks: Walk[] = [];
const walkOn = (page: Page): Walk => {
  const walk = new Walk(page);
  walks.push(walk);
  return walk;
};

describe('every screen fits and is accessible in every display', () => {
  scene(
    'before anybody comes',
    async (stage) => {
      const { page } = await stage.browser({ hasTouch: true });
      const walk = walkOn(page);
      await page.goto('/kiosk');
      await page.getByRole('heading', { name: 'Cài đặt kiosk' }).waitFor();
      await walk.at('set_up');
      await page.route('**/api/kiosk/device', () => undefined);
      await page.reload();
      await page.getByRole('heading', { name: 'Đang khởi động' }).waitFor();
      await walk.at('starting');
      walk.end('set_up', 'starting');
    },
    walkMs,
  );

  scene(
    'of a deposit',
    async (stage) => {
      const { site } = stage;
      const kiosk = await kioskOn(stage);
      const { page } = kiosk;
      const citizen = citizenAt(site, kiosk);
      const walk = walkOn(page);
      await walk.at('home');
      for (const [name, display] of [
        ['English', '[lang=en][data-text=normal][data-contrast=normal]'],
        ['Large text', '[lang=en][data-text=large][data-contrast=normal]'],
        ['High contrast', '[lang=en][data-text=large][data-contrast=high]'],
        ['Tiếng Việt', '[lang=vi][data-text=large][data-contrast=high]'],
      ] as const) {
        await page.getByRole('button', { name, exact: true }).tap();
        await page.locator(`html${display}`).waitFor();
      }
      await citizen.chooses('Nộp hồ sơ');
      await citizen.sees('Chọn lĩnh vực');
      await walk.at('fields');
      await citizen.presses('Tìm thủ tục theo tên');
      await citizen.sees('Tìm thủ tục');
      await walk.at('procedures', 'search');
      await citizen.presses('Quay lại');
      await citizen.chooses(longest.field);
      await citizen.sees(longest.field);
      await walk.at('procedures');
      await page.getByRole('button', { name: longest.procedure }).click();
      await citizen.sees(longest.procedure);
      await walk.at('procedure');
      await citizen.presses('Mang hướng dẫn về');
      await citizen.sees('Mang hướng dẫn về');
      await walk.at('guide');
      await citizen.presses('Quay lại');
      await citizen.presses('Tôi có đủ giấy tờ, nộp ngay');
      await citizen.types('0281234567');
      await citizen.presses('Gửi mã cho tôi');
      await page.getByRole('alert').waitFor();
      await walk.at('phone', 'refused');
      await citizen.presses('Xóa hết');
      await citizen.givesPhone();
      await walk.at('code');
      await citizen.presses('Chưa nhận được mã?');
      await citizen.sees('Chưa nhận được mã?');
      await walk.at('code_missing');
      await citizen.presses('Tôi đã có mã, nhập mã');
      const code = await citizen.readsCode();
      await citizen.givesCode(code === '111111' ? '222222' : '111111');
      await citizen.sees('Mã chưa đúng');
      await walk.at('code_wrong');
      await citizen.presses('Nhập lại mã');
      await site.advance(6 * minuteMs);
      await citizen.givesCode(code);
      await citizen.sees('Mã đã hết hạn');
      await walk.at('code_over');
      await citizen.presses('Gửi mã mới');
      await citizen.givesCode(await citizen.readsCode());
      await citizen.sees('Sẵn sàng mở khay');
      await walk.at('before_deposit');
      await citizen.chooses('Thêm: Họ tên người nộp');
      await citizen.sees('Họ tên người nộp');
      await citizen.spells('NGUYÊN');
      await walk.at('holder_name');
      await citizen.presses('Quay lại');
      await citizen.chooses('Thêm: Mã hồ sơ nộp trực tuyến');
      await citizen.spells('000');
      await citizen.presses('Lưu mã hồ sơ');
      await page.getByRole('alert').waitFor();
      await walk.at('official_code', 'refused');
      await citizen.presses('Quay lại');
      const tray = await citizen.opensTray();
      await walk.at('door');
      await site.advance(31 * secondMs);
      await citizen.sees('Xin đóng cửa khay');
      await walk.at('door', 'left open');
      await personAt(site.simulator, { tray, does: 'put', paper: 'The thickest envelope' });
      await citizen.sees('Đã nhận phong bì');
      await walk.at('deposited');
      await citizen.presses('Hoàn tất');
      await citizen.sees('Quý vị có hài lòng không?');
      await walk.at('rating');
      await citizen.presses('Hài lòng');
      await citizen.sees('Cảm ơn quý vị');
      await walk.at('thanks');
      walk.end(
        ...(['home', 'fields', 'procedures', 'procedure', 'guide', 'phone', 'code', 'code_missing'] as const),
        ...([
          'code_wrong',
          'code_over',
          'before_deposit',
          'holder_name',
          'official_code',
          'door',
          'deposited',
          'rating',
          'thanks',
        ] as const),
      );
    },
    walkMs,
  );

  scene(
    'of fetching and looking up',
    async (stage) => {
      const { site } = stage;
      const phone = newPhone();
      await resultFor(site, phone);
      await resultFor(site, phone);
      const kiosk = await kioskOn(stage);
      const { page } = kiosk;
      const citizen = citizenAt(site, kiosk, phone);
      const walk = walkOn(page);
      await scan(page, qrTextOf('x'.repeat(22)));
      await citizen.sees('Số điện thoại của hồ sơ');
      await walk.at('pickup_phone');
      await citizen.presses('Quay lại');
      await citizen.chooses('Tra cứu');
      await citizen.identifies();
      await citizen.sees('2 hồ sơ của quý vị');
      await walk.at('dossiers');
      await citizen.chooses('Đăng ký khai sinh');
      await citizen.sees('Đăng ký khai sinh');
      await walk.at('dossier');
      await citizen.presses('Kết thúc');

      await site.advance(minuteMs);
      await citizen.chooses('Nhận kết quả');
      await citizen.sees('Số điện thoại của quý vị');
      await walk.at('phone', 'of what waits');
      await citizen.givesPhone();
      await citizen.presses('Chưa nhận được mã?');
      await walk.at('code_missing', 'of what waits');
      await citizen.presses('Tôi đã có mã, nhập mã');
      await page.route('**/api/kiosk/pickups', async (route) => {
        const response = await route.fetch();
        const { pickups } = (await response.json()) as { pickups: object[] };
        const asking = pickups.map((pickup) => ({ ...pickup, asks: 'birth_date' }));
        await route.fulfill({ response, json: { pickups: asking } });
      });
      await citizen.givesCode(await citizen.readsCode());
      await citizen.sees('Có 2 hồ sơ đang chờ quý vị');
      await walk.at('pickups');
      await citizen.chooses('Đăng ký khai sinh');
      await citizen.sees('Hồ sơ đang chờ quý vị');
      await walk.at('pickup');
      await citizen.presses('Mở khay');
      await citizen.sees('Ngày sinh của người đứng tên');
      await citizen.types('31021990');
      await page.getByRole('alert').waitFor();
      await walk.at('pickup_factor');
      await citizen.presses('Xóa hết');
      await citizen.types('01021990');
      await page.route('**/factor', (route) => route.fulfill({ status: 204 }));
      const tray = await citizen.opensTray();
      await walk.at('door');
      await personAt(site.simulator, { tray, does: 'take' });
      await citizen.sees('Đã nhận xong');
      await walk.at('fetched');
      await page.route('**/api/kiosk/pickups', (route) => route.fulfill({ json: { pickups: [] } }));
      await citizen.presses('Còn 1 hồ sơ. Nhận tiếp');
      await citizen.sees('Chưa có gì chờ quý vị');
      await walk.at('nothing_waiting');
      await page.route('**/api/kiosk/dossiers', (route) => route.fulfill({ json: { dossiers: [] } }));
      await site.advance(minuteMs);
      await citizen.presses('Tra cứu hồ sơ');
      await citizen.identifies();
      await citizen.sees('Không tìm thấy hồ sơ');
      await walk.at('nothing_known');
      walk.end(
        'pickup_phone',
        'pickup_factor',
        'phone',
        'code_missing',
        'nothing_known',
        'dossiers',
        'dossier',
        'pickups',
        'pickup',
        'door',
        'fetched',
        'nothing_waiting',
      );
    },
    walkMs,
  );

  it('is no empty word: no screen was left out but troubles, which have walks of their own', () => {
    expect(unwalked(walks)).toEqual(['trouble']);
  });
});
