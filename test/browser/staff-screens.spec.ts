import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.js';
import { consoleWith, desktop, tablet } from './support/console.js';
import { fillOffice, type FullOffice } from './support/full-office.js';
import { browserScenes } from './support/scene.js';
import type { Stage } from './support/stage.js';

const scene = browserScenes();

type Language = 'vi' | 'en';
type InWords = Readonly<Record<Language, string>>;

/** Somebody who looks at the console in one language, on a tablet and on a desk. */
class Onlooker {
  constructor(
    readonly page: Page,
    readonly office: FullOffice,
    private readonly language: Language,
  ) {}

  /** Goes to an address and waits for something of the data. */
  async goes(address: string, shows: string | InWords): Promise<void> {
    await this.page.goto(`/staff/${address}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.sees(shows);
  }

  async sees(shows: string | RegExp | InWords): Promise<void> {
    await this.page.locator('main, [role=dialog]').getByText(this.word(shows)).first().waitFor();
  }

  async presses(button: string | InWords): Promise<void> {
    // Some say after their name whom they are about, to those who hear.
    const name = new RegExp(`^${String(this.word(button))}`);
    await this.page.getByRole('button', { name }).first().click();
  }

  /** Opens a dialog, looks at it, and closes it. */
  async opensDialog(button: string | InWords): Promise<void> {
    await this.presses(button);
    await this.page.getByRole('dialog').waitFor();
    await this.looks();
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /**
   * Holds what is on the screen against the rules: nothing may be cut off at the side in either size. What axe looks for
   * hangs on one of the two at a time: Vietnamese words on a tablet, English ones on a desk.
   */
  async looks(): Promise<void> {
    for (const size of this.language === 'vi' ? [desktop, tablet] : [tablet, desktop]) {
      await this.page.setViewportSize(size);
      const [inner, outer] = await this.page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      expect(`${this.page.url()} ${inner}`).toBe(`${this.page.url()} ${Math.min(inner, outer)}`);
    }
    await expectAccessible(this.page);
  }

  private word(words: string | RegExp | InWords): string | RegExp {
    return typeof words === 'string' || words instanceof RegExp ? words : words[this.language];
  }
}

/** Every area of the console, and what lies behind its buttons. */
const walks: readonly ((onlooker: Onlooker) => Promise<void>)[] = [
  async (onlooker) => {
    await onlooker.goes('today', onlooker.office.brokenTray);
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Các mục', en: 'Menu' });
  },
  async (onlooker) => {
    const { depositNumber } = onlooker.office.collected;
    await onlooker.goes('run', depositNumber);
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Không làm được, để lại…', en: 'It cannot be done, leave it…' });
    await onlooker.presses({ vi: 'Không có phiếu', en: 'No slip' });
    await onlooker.presses({ vi: 'Thiếu – yêu cầu bổ sung', en: 'Missing – ask' });
    await onlooker.sees('Giấy chứng sinh (bản chính)');
    await onlooker.looks();
    await onlooker.presses({ vi: 'Quay lại', en: 'Back' });
    await onlooker.presses({ vi: 'Đủ – tiếp nhận', en: 'Complete – accept' });
    await onlooker.presses({ vi: 'Tiếp nhận và chuyển', en: 'Accept and route' });
    await onlooker.looks();
    await onlooker.goes('run/close', depositNumber);
    await onlooker.presses({ vi: 'Kết thúc lượt', en: 'Close the run' });
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes(`run/${onlooker.office.closedRunId}`, onlooker.office.collected.depositNumber);
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes(`trays/${onlooker.office.brokenTray}`, 'Cửa đóng không khít');
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Mở để kiểm tra', en: 'Open to look inside' });
    await onlooker.goes('trays/A20', { vi: 'Lắp đặt', en: 'Installed' });
    await onlooker.opensDialog({ vi: 'Ngừng sử dụng', en: 'Take out of service' });
  },
  async (onlooker) => {
    await onlooker.goes('trays/audits', 'Lê Thị Mọi Việc');
    await onlooker.looks();
    await onlooker.goes(`trays/audits/${onlooker.office.auditId}`, 'A30');
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Bỏ qua khay này', en: 'Skip this tray' });
  },
  async (onlooker) => {
    await onlooker.goes('dossiers', onlooker.office.collected.depositNumber);
    await onlooker.looks();
    await onlooker.goes('dossiers/new', { vi: 'Ghi nhận kết quả mới', en: 'Register a new result' });
    await onlooker.presses({ vi: 'Ghi nhận', en: 'Register' });
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes(`dossiers/${onlooker.office.collected.id}`, 'Nguyễn Thị Hoa');
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Yêu cầu bổ sung', en: 'Request papers' });
    await onlooker.opensDialog({ vi: 'Dừng hồ sơ', en: 'Withdraw' });
  },
  async (onlooker) => {
    await onlooker.goes(`dossiers/${onlooker.office.atDesk.id}`, onlooker.office.atDesk.officialCode);
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Trao cho người dân', en: 'Hand over to the citizen' });
  },
  async (onlooker) => {
    await onlooker.goes('worklists/to_hand_over', 'Phạm Quốc Cường');
    await onlooker.looks();
    await onlooker.goes('worklists/to_load', { vi: 'Xếp vào khay', en: 'Put it in' });
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('catalogue', '1.001193');
    await onlooker.looks();
    await onlooker.goes('catalogue/1.001193', '1.001193');
    await onlooker.page.getByRole('spinbutton').or(onlooker.page.getByRole('textbox')).first().waitFor();
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('catalogue/import', { vi: 'Nhập danh mục từ tệp CSV', en: 'Import the catalogue' });
    const catalogue = await readFile('deploy/demo/catalogue.csv', 'utf8');
    await choosesFile(onlooker.page, catalogue.replace(',8000,', ',9000,'));
    await onlooker.sees(/9[.,]000/);
    await onlooker.looks();
    await choosesFile(onlooker.page, catalogue.replace(',8000,', ',much,').replace('justice', 'nobody'));
    await onlooker.sees('much');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('calendar', '2026');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('accounts', 'moi.viec');
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Tài khoản mới', en: 'New account' });
    await onlooker.opensDialog({ vi: 'Đặt lại mật khẩu', en: 'Reset password' });
  },
  async (onlooker) => {
    await onlooker.goes('kiosks', 'Tủ trước cổng');
    await onlooker.looks();
    await onlooker.opensDialog({ vi: 'Thu hồi', en: 'Revoke' });
    await onlooker.opensDialog({ vi: 'Màn hình mới', en: 'New kiosk' });
  },
  async (onlooker) => {
    await onlooker.goes('hardware', 'board-0');
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('ledger', 'Lê Thị Mọi Việc');
    await onlooker.presses({ vi: 'Kiểm tra nhật ký', en: 'Verify the ledger' });
    await onlooker.sees({ vi: 'Nhật ký còn nguyên vẹn', en: 'intact' });
    await onlooker.looks();
  },
  async (onlooker) => {
    await onlooker.goes('exports', { vi: 'Khoảng thời gian', en: 'Period' });
    await onlooker.looks();
  },
];

let filled: Promise<FullOffice> | undefined;

async function look(stage: Stage, language: Language): Promise<void> {
  filled ??= fillOffice(stage.site);
  const office = await filled;
  const { page, context } = await consoleWith(stage, office.person, {
    viewport: tablet,
  });
  await context.addInitScript(`localStorage.setItem('staff-language', '${language}')`);
  const onlooker = new Onlooker(page, office, language);
  for (const walk of walks) await walk(onlooker);
}

async function choosesFile(page: Page, text: string): Promise<void> {
  const file = { name: 'catalogue.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

scene(
  'every area keeps to WCAG 2.2 AA on a tablet and fits tablet and desk, in Vietnamese',
  (stage) => look(stage, 'vi'),
  300_000,
);
scene(
  'every area keeps to WCAG 2.2 AA on a desk and fits tablet and desk, in English',
  (stage) => look(stage, 'en'),
  300_000,
);
