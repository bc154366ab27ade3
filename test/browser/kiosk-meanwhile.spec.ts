import { describe, expect } from '@jest/globals';
import pg from 'pg';
import { Sensors } from '../../src/hardware/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { newPhone } from '../support/citizens.js';
import { birthRegistration } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { until } from '../support/until.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { personAt, visitTray } from './support/doors.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { resultFor } from './support/results.js';
import { browserScenes } from './support/scene.js';

const scene = browserScenes();

describe('a session that is over', () => {
  scene('is told, and a new code leads on to where it was', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await site.advance(6 * minuteMs);
    await citizen.presses('Mở khay');
    await citizen.sees('Phiên làm việc đã hết');
    await expectAccessible(kiosk.page);
    await citizen.presses('Nhận mã mới');
    await citizen.givesCode(await citizen.readsCode());
    await citizen.sees('Sẵn sàng mở khay');
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'After the session' });
    await citizen.sees('Đã nhận phong bì');
  });

  scene('takes its promised tray along: the next session is promised another', async (stage) => {
    const { site } = stage;
    const citizen = citizenAt(site, await kioskOn(stage));
    await citizen.preparesDeposit();
    const first = await citizen.opensTray();
    await personAt(site.simulator, { tray: first, does: 'look' });
    await citizen.sees('Khay vẫn trống');
    await site.advance(6 * minuteMs);
    await citizen.presses('Mở lại khay');
    await citizen.sees('Phiên làm việc đã hết');
    await citizen.presses('Nhận mã mới');
    await citizen.givesCode(await citizen.readsCode());
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'Promised anew' });
    await citizen.sees('Đã nhận phong bì');
  });
});

describe('somebody else', () => {
  scene('who took the result meanwhile: it is no longer here, and nothing opens', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { id, tray } = await resultFor(site, phone);
    const kiosk = await kioskOn(stage, landscape);
    const citizen = citizenAt(site, kiosk, phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await citizen.sees('Hồ sơ đang chờ quý vị');
    const officer = await signInAs(site.service, 'officer');
    const opening = officer.post(`/api/staff/dossiers/${id}/opening`, { purpose: 'return' });
    expect(await visitTray(site, opening, { does: 'take' })).toBe('moved');
    const before = await openingsOf(site, tray);
    await citizen.presses('Mở khay');
    await citizen.sees('Hồ sơ không còn ở đây');
    await expectAccessible(kiosk.page);
    expect(await openingsOf(site, tray)).toBe(before);
    await citizen.presses('Xem hồ sơ đang chờ');
    await citizen.sees('Chưa có gì chờ quý vị');
  });

  scene('with an open door in the same cabinet: that one is closed first', async (stage) => {
    const { site } = stage;
    const citizen = citizenAt(site, await kioskOn(stage, landscape));
    const hasty = citizenAt(site, await kioskOn(stage));
    await citizen.preparesDeposit();
    await hasty.preparesDeposit();
    const open = await hasty.opensTray();
    await citizen.presses('Mở khay');
    await citizen.sees('Có khay còn mở');
    await citizen.page.getByText(`Khay đang mở: ${open}`).waitFor();
    await expectAccessible(citizen.page);
    await personAt(site.simulator, { tray: open, does: 'put', paper: 'Of the hasty one' });
    await hasty.sees('Đã nhận phong bì');
    await citizen.presses('Thử lại');
    await citizen.sees('Khay đã mở');
    const tray = await citizen.trayLabel();
    await personAt(site.simulator, { tray, does: 'put', paper: 'Of the patient one' });
    await citizen.sees('Đã nhận phong bì');
  });
});

/** Has a procedure offered at the cabinet, or no longer. */
async function offer({ service }: BrowserSite, wanted: string, offered: boolean): Promise<void> {
  const administrator = await signInAs(service, 'administrator');
  const { procedures } = bodyOf<{ procedures: { code: string }[] }>(
    await administrator.get('/api/staff/procedures'),
  );
  const found = procedures.find(({ code }) => code === wanted);
  if (!found) throw new Error(`The catalogue has no ${wanted}`);
  const { code, ...rest } = found;
  bodyOf(await administrator.put(`/api/staff/procedures/${code}`, { ...rest, offered }));
}

describe('what happens at the last step', () => {
  scene('a procedure withdrawn, a cabinet fallen silent, a power cut: each says so', async (stage) => {
    const { site } = stage;
    const { service, simulator } = site;
    const { buses, cabinets } = service.options.site;
    const sensors = service.application.get(Sensors);
    const kiosk = await kioskOn(stage);
    kiosk.watch.expecting(/status of 503/);
    const citizen = citizenAt(site, kiosk);
    const meets = async (title: string): Promise<void> => {
      await citizen.presses('Mở khay');
      await citizen.sees(title);
      await citizen.presses('Quay lại');
      await citizen.sees('Sẵn sàng mở khay');
    };
    await citizen.preparesDeposit();
    await offer(site, birthRegistration, false);
    await meets('Thủ tục này không còn nhận tại tủ');
    await offer(site, birthRegistration, true);

    const cut = async (isCut: boolean): Promise<void> => {
      for (const { id } of buses) await simulator.setBusFaults(id, { cut: isCut });
      const banks = cabinets.flatMap((cabinet) => cabinet.banks);
      await until('the service knows of every board', () =>
        banks.every(({ id }) => (sensors.healthOf(id) === 'disconnected') === isCut),
      );
    };
    await cut(true);
    await meets('Tủ tạm thời không trả lời');
    await cut(false);

    const supply = async (on: boolean): Promise<void> => {
      for (const { id } of cabinets) await simulator.setMains(id, on);
      await until('the service knows of the supply', () => (sensors.mains === 'present') === on);
    };
    await supply(false);
    await citizen.sees('Sắp mất điện');
    await supply(true);
    await citizen.sees('Sẵn sàng mở khay');

    // What the page hears of the supply comes too late: it is refused when it asks.
    kiosk.watch.expecting(/net::ERR_FAILED/);
    await kiosk.page.route('**/api/kiosk/overview', (route) => route.abort());
    await supply(false);
    await meets('Sắp mất điện');
    await supply(true);
    await kiosk.page.unroute('**/api/kiosk/overview');
    await until('every board answers', () =>
      cabinets.every(({ banks }) => banks.every(({ id }) => sensors.healthOf(id) === 'answering')),
    );
    const tray = await citizen.opensTray();
    await personAt(simulator, { tray, does: 'put', paper: 'After all that' });
    await citizen.sees('Đã nhận phong bì');
  });
});

describe('a service that fails, and cannot say why', () => {
  scene('is told as what nobody reckoned with; nothing is lost, and it goes on', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    kiosk.watch.expecting(/status of 500/);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await asOwner(site, 'REVOKE INSERT ON dossier FROM motcua247_service');
    await citizen.presses('Mở khay');
    await citizen.sees('Có lỗi xảy ra');
    await expectAccessible(kiosk.page);
    await asOwner(site, 'GRANT INSERT ON dossier TO motcua247_service');
    await citizen.presses('Thử lại');
    await citizen.sees('Khay đã mở');
    const tray = await citizen.trayLabel();
    await personAt(site.simulator, { tray, does: 'put', paper: 'In spite of it' });
    await citizen.sees('Đã nhận phong bì');
  });
});

describe('a lock that fails three times', () => {
  scene('takes its tray out of service and calls an officer; the papers stay safe in it', async (stage) => {
    const { site } = stage;
    const phone = newPhone();
    const { tray } = await resultFor(site, phone);
    const kiosk = await kioskOn(stage);
    const citizen = citizenAt(site, kiosk, phone);
    await citizen.chooses('Nhận kết quả');
    await citizen.identifies();
    await site.simulator.setTrayFaults(tray, { jammed: true });
    for (let tried = 1; tried <= 3; tried += 1) {
      expect(await alarmsAt(site, tray)).not.toContain('tray_out_of_service');
      await citizen.sees('Hồ sơ đang chờ quý vị');
      await citizen.presses('Mở khay');
      await citizen.sees('Khay không mở được');
      await citizen.presses('Xem hồ sơ đang chờ');
    }
    expect(await alarmsAt(site, tray)).toContain('tray_out_of_service');
    await site.simulator.setTrayFaults(tray, { jammed: false });
    await citizen.sees('Hồ sơ đang chờ quý vị');
    await citizen.presses('Mở khay');
    await citizen.sees('Khay này tạm ngừng');
    await kiosk.page.getByText('Giấy tờ của quý vị vẫn an toàn.').waitFor();
    await kiosk.page.getByRole('region', { name: 'Quầy hỗ trợ' }).waitFor();
    await expectAccessible(kiosk.page);
    expect((await site.simulator.tray(tray)).papers).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  scene('is asked for again, and the tray has opened once', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page, watch } = kiosk;
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    watch.expecting(/net::ERR_FAILED/);
    await page.route('**/api/kiosk/deposits/*/opening', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await citizen.presses('Mở khay');
    await citizen.sees('Mất kết nối');
    await expectAccessible(page);
    await page.unroute('**/api/kiosk/deposits/*/opening');
    await citizen.presses('Thử lại');
    await citizen.sees('Khay đã mở');
    const tray = await citizen.trayLabel();
    expect(await openingsOf(site, tray)).toBe(1);
    await personAt(site.simulator, { tray, does: 'put', paper: 'Asked for twice' });
    await citizen.sees('Đã nhận phong bì');
  });
});

/** What only somebody at the database can bring about. */
async function asOwner({ service }: BrowserSite, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}

async function alarmsAt({ service }: BrowserSite, tray: string): Promise<string[]> {
  const officer = await signInAs(service, 'officer');
  const { alarms } = bodyOf<{ alarms: { kind: string; trayLabel: string | null }[] }>(
    await officer.get('/api/staff/alarms'),
  );
  return alarms.filter(({ trayLabel }) => trayLabel === tray).map(({ kind }) => kind);
}

async function openingsOf({ service }: BrowserSite, tray: string): Promise<number> {
  const rows: unknown[] = await service.database.dataSource.query(
    'SELECT 1 FROM door_operation WHERE tray_label = $1',
    [tray],
  );
  return rows.length;
}
