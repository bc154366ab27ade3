import { describe } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { secondMs } from '../../src/kernel/index.js';
import { expectAccessible } from './support/accessible.js';
import { consoleOf } from './support/console.js';
import { showsWithin, stopTime } from './support/page-time.js';
import { browserScenes } from './support/scene.js';
import type { Stage } from './support/stage.js';

/** The bridge warns of a door left open as soon as it may be told to. */
const scene = browserScenes({
  site: {
    doors: {
      leftOpenWarningSeconds: 5,
      leftOpenAlarmSeconds: 120,
      confirmationSeconds: 60,
      failuresUntilOutOfService: 3,
    },
  },
});

/** The console asks by itself every 30 seconds of its page's time; what is seen sooner, it was told of. */
const untilItAsksMs = 15 * secondMs;

/** What the page says of a lamp or a buzzer. */
const line = (page: Page, name: string, says: string): Locator =>
  page.locator('dl div', { hasText: name }).getByText(says, { exact: true });

interface HardwarePage {
  readonly page: Page;
  readonly shows: (name: string, says: string) => Promise<void>;
}

/** The hardware page, whose own time stands still. */
async function hardwarePage(stage: Stage): Promise<HardwarePage> {
  const { page } = await consoleOf(stage, 'technician');
  await page.goto('/staff/hardware');
  await line(page, 'Đèn của Tủ A', 'Đang tắt').waitFor();
  await line(page, 'Còi của Tủ A', 'Im lặng').waitFor();
  await expectAccessible(page);
  await stopTime(page);
  return { page, shows: (name, says) => showsWithin(untilItAsksMs, page, line(page, name, says)) };
}

describe('lamp and buzzer on the console', () => {
  scene('the lamp is seen lit while somebody stands there, and nobody else’s is', async (stage) => {
    const { simulator } = stage.site;
    const { shows } = await hardwarePage(stage);
    await simulator.setContacts('A', { somebodyThere: true });
    await shows('Trước Tủ A', 'Có người');
    await shows('Đèn của Tủ A', 'Đang sáng');
    await shows('Đèn của Tủ B', 'Đang tắt');
    await simulator.setContacts('A', { somebodyThere: false });
    await shows('Đèn của Tủ A', 'Đang tắt');
  });

  scene('a door left open is seen by its tray’s lamp, and by the buzzer until it is shut', async (stage) => {
    const { simulator } = stage.site;
    const { shows } = await hardwarePage(stage);
    await simulator.forceOpen('A05');
    await shows('Đèn của Tủ A', 'Đang sáng; đèn khay đang sáng: A05');
    await shows('Còi của Tủ A', 'Đang báo có cửa chưa đóng');
    await shows('Còi của Tủ B', 'Im lặng');
    await simulator.close('A05');
    await shows('Còi của Tủ A', 'Im lặng');
    await shows('Đèn của Tủ A', 'Đang tắt');
  });
});

describe('inputs on the console', () => {
  scene(
    'a supply that fails and a housing that is opened are seen, and when they are well again',
    async (stage) => {
      const { simulator } = stage.site;
      const { shows } = await hardwarePage(stage);
      await shows('Điện lưới', 'Có điện');
      for (const id of ['A', 'B']) await simulator.setMains(id, false);
      await shows('Điện lưới', 'Mất điện: tủ đang chạy bằng pin dự phòng');
      for (const id of ['A', 'B']) await simulator.setMains(id, true);
      await shows('Điện lưới', 'Có điện');
      await simulator.setContacts('B', { housingOpen: true });
      await shows('Vỏ Tủ B', 'Đang mở');
      await shows('Vỏ Tủ A', 'Đang đóng');
      await simulator.setContacts('B', { housingOpen: false });
      await shows('Vỏ Tủ B', 'Đang đóng');
    },
  );
});

describe('lamps that nobody drives, and a bridge that is away', () => {
  scene('lamps and buzzers that nobody drives say so, until somebody does again', async (stage) => {
    const { bridge } = stage.site;
    const { shows } = await hardwarePage(stage);
    await bridge.loseSignals();
    try {
      await shows('Đèn của Tủ A', 'Không điều khiển được; không điều khiển được đèn khay');
      await shows('Đèn của Tủ B', 'Không điều khiển được');
      await shows('Còi của Tủ A', 'Không điều khiển được');
      await shows('Cầu nối với tủ', 'Đang kết nối');
    } finally {
      await bridge.giveSignalsBack();
    }
    await shows('Đèn của Tủ A', 'Đang tắt');
    await shows('Còi của Tủ A', 'Im lặng');
  });

  scene('a bridge that does not run says so, and nothing else is said to be known', async (stage) => {
    const { bridge } = stage.site;
    const { page, shows } = await hardwarePage(stage);
    await bridge.stop();
    try {
      await shows('Cầu nối với tủ', 'Mất kết nối: không mở được khay nào (cầu nối không chạy)');
      await shows('Đèn của Tủ A', 'Không điều khiển được; không điều khiển được đèn khay');
      await shows('Trước Tủ A', 'Không có tín hiệu');
      await shows('Vỏ Tủ A', 'Không có tín hiệu');
      await shows('Điện lưới', 'Không có tín hiệu');
      const board = page.getByRole('row', { name: /^board-0/ });
      await board.getByRole('link', { name: 'Cả 15 khay' }).waitFor();
    } finally {
      await bridge.startAgain();
    }
    await shows('Cầu nối với tủ', 'Đang kết nối');
    await shows('Đèn của Tủ A', 'Đang tắt');
  });
});
