import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { traysOf } from '../../src/config/index.js';
import { newOfficialCode } from '../support/dossiers.js';
import { expectAccessible } from './support/accessible.js';
import type { BrowserSite } from './support/browser-site.js';
import { personAt } from './support/doors.js';
import { citizenAt, kioskOn, landscape } from './support/kiosk.js';
import { scan } from './support/scanner.js';
import { browserScenes } from './support/scene.js';
import {
  joinDossierKey,
  Persons,
  sealedPersonColumns,
  type SealedPersonRow,
} from '../../src/dossiers/index.js';
import { tablesWith } from '../support/database-dump.js';

const scene = browserScenes();

const holder = 'Nguyễn Thị Mười Hai';
/** Of somebody who was never born; everything but the name must be forgotten. */
const card = { number: '091180012345', old: '385123987', born: '02011980', address: 'Tổ 7, Khóm Sông Hậu 3' };
const cardText = [card.number, card.old, holder, card.born, 'Nữ', card.address, '01012022'].join('|');

interface DossierRow {
  readonly holderName: string | null;
  readonly official_code: string | null;
  readonly tray_label: string;
}

async function dossierAt({ service }: BrowserSite, tray: string): Promise<DossierRow | undefined> {
  const rows = await service.database.dataSource.query<(SealedPersonRow & Omit<DossierRow, 'holderName'>)[]>(
    `SELECT ${sealedPersonColumns}, official_code, tray_label FROM dossier ${joinDossierKey}
      WHERE tray_label = $1 AND custody = 'tray'`,
    [tray],
  );
  const [row] = rows;
  return row && { ...row, ...service.application.get(Persons).open(row) };
}

/** Everything that a page sends from now on, as one text. */
function listenTo(page: Page): () => string {
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(decodeURIComponent(request.url()), request.postData() ?? '');
  });
  return () => sent.join('\n');
}

describe('the name', () => {
  scene('is scanned from the citizen card, and nothing else of the card is kept', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const sent = listenTo(page);
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await citizen.chooses('Thêm: Họ tên người nộp');
    await citizen.sees('Họ tên người nộp');
    await scan(page, cardText);
    await page.getByText('Đã đọc tên từ thẻ.').waitFor();
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe(holder);
    await expectAccessible(page);
    await citizen.presses('Lưu họ tên');
    await page.getByRole('button', { name: 'Sửa: Họ tên người nộp' }).getByText(holder).waitFor();
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'With a name' });
    await citizen.sees('Đã nhận phong bì');

    expect((await dossierAt(site, tray))?.holderName).toBe(holder);
    expect(sent()).toContain(holder);
    expect(await tablesWith(site.service.databaseUrl, holder)).toEqual([]);
    for (const secret of Object.values(card)) {
      expect(sent()).not.toContain(secret);
      expect(await tablesWith(site.service.databaseUrl, secret)).toEqual([]);
    }
  });

  scene('is typed on the screen, with its tones', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage, landscape);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk);
    await citizen.preparesDeposit();
    await citizen.chooses('Thêm: Họ tên người nộp');
    const typed = [
      ['NGUYÊN', 'Dấu ngã', 'Dấu cách'],
      ['THI', 'Dấu nặng', 'Dấu cách'],
      ['MƯƠI', 'Dấu huyền', 'Dấu cách'],
      ['HAY', 'Xóa'],
      ['I'],
    ] as const;
    for (const [letters, ...keys] of typed) {
      await citizen.spells(letters);
      for (const key of keys) await citizen.presses(key);
    }
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe(holder);
    await citizen.presses('Lưu họ tên');
    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'With a typed name' });
    await citizen.sees('Đã nhận phong bì');
    expect((await dossierAt(site, tray))?.holderName).toBe(holder);
  });

  scene('a code that is of no citizen card is refused, and leaves nothing behind', async (stage) => {
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(stage.site, kiosk);
    await citizen.preparesDeposit();
    await citizen.chooses('Thêm: Họ tên người nộp');
    await scan(page, 'WIFI:T:WPA;S:quan-cafe;P:12345678;;');
    await page.getByRole('alert').getByText('Xin gõ họ tên.').waitFor();
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('');
    await expectAccessible(page);
  });
});

describe('an application that was filed online, from a wheelchair', () => {
  scene('bears its code, and lies in a tray within reach', async (stage) => {
    const { site } = stage;
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(site, kiosk);
    const officialCode = newOfficialCode();
    await citizen.preparesDeposit();
    await citizen.chooses('Thêm: Mã hồ sơ nộp trực tuyến');
    await citizen.spells(officialCode.slice(0, 4));
    await citizen.presses('Lưu mã hồ sơ');
    await page.getByRole('alert').getByText('Mã hồ sơ có từ 5 đến 25 ký tự').waitFor();
    await expectAccessible(page);
    await citizen.spells(officialCode.slice(4));
    await citizen.presses('Lưu mã hồ sơ');
    await page
      .getByRole('button', { name: 'Sửa: Mã hồ sơ nộp trực tuyến' })
      .getByText(officialCode)
      .waitFor();
    const low = page.getByRole('switch', { name: 'Cần khay thấp' });
    await low.click();
    expect(await low.getAttribute('aria-checked')).toBe('true');

    const tray = await citizen.opensTray();
    await personAt(site.simulator, { tray, does: 'put', paper: 'Filed online' });
    await citizen.sees('Đã nhận phong bì');
    expect((await dossierAt(site, tray))?.official_code).toBe(officialCode);
    const reachable = traysOf(site.service.options.site).filter((each) => each.wheelchairReachable);
    expect(reachable.map(({ label }) => label)).toContain(tray);
  });
});
