import { expect } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { personAt } from './support/doors.js';
import { consoleOf } from './support/console.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { browserScenes } from './support/scene.js';

const bankOf = (board: number, labels: readonly string[], coolDownMs: number) => ({
  id: `board-${board}`,
  bus: 'main',
  driver: 'kerong-cu16',
  board,
  closedBit: 1,
  occupancySensor: true,
  pulseMs: 500,
  coolDownMs,
  trays: labels.map((label, index) => ({ label, lock: index + 1, size: 'small', wheelchairReachable: true })),
});

/** The first tray has a lock of the slowest kind: to a bridge that has just started it counts as just pulsed. */
const scene = browserScenes({
  site: {
    cabinets: [
      {
        id: 'A',
        name: { vi: 'Tủ A', en: 'Cabinet A' },
        maximumOpenDoors: 1,
        banks: [bankOf(0, ['A01'], 60_000), bankOf(1, ['A02', 'A03'], 0)],
      },
    ],
  },
});

scene(
  'a lock that has to cool down: says when the tray can be opened, and offers another at once',
  async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await citizen.presses('Mở khay');
    await citizen.sees('Khóa của tủ cần nghỉ một lát');
    await kiosk.page.getByText('Khóa khay A01 chưa mở ngay được, không có gì hỏng.').waitFor();
    const note = await kiosk.page.getByText(/Khay này mở được sau \d+ giây/).innerText();
    const seconds = Number(/\d+/.exec(note)?.[0]);
    // More than a command lives, and no more than pulse and cool-down together.
    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThanOrEqual(61);
    await expectAccessible(kiosk.page);
    await citizen.presses('Mở khay khác');
    await citizen.sees('Khay đã mở');
    const tray = await citizen.trayLabel();
    expect(tray).toBe('A02');
    await personAt(site.simulator, { tray, does: 'put', paper: 'Envelope in the cool tray' });
    await citizen.sees('Đã nhận phong bì');
  },
);

scene('an officer who opens it is told that nothing is broken, and when it can be opened', async (stage) => {
  const { page, officer } = await consoleOf(stage, 'officer');
  await page.goto('/staff/trays');
  await officer.presses(/^A01,/);
  await officer.presses('Mở để kiểm tra');
  await officer.presses('Mở khay A01', officer.dialog('Mở khay A01 để kiểm tra'));
  await page
    .getByText(/^Khóa của tủ cần nghỉ, không có gì hỏng\. Mở được khay sau [1-9]\d? giây\.$/)
    .waitFor();
  await expectAccessible(page);
});
