import type { Page } from 'playwright-core';

/** What a citizen finds on the phone. */
export interface Pocket {
  readonly phone: string;
  /** Waits for the next message that has not been read yet, and reads it. */
  nextMessage(): Promise<string>;
}

/** A citizen has at most so many other messages before one with a code: of a result, and its reminders. */
const mostPassedOver = 3;

/** Somebody before the kiosk's Vietnamese screen, with fingers and a phone. */
export class CitizenAtKiosk {
  constructor(
    readonly page: Page,
    readonly pocket: Pocket,
  ) {}

  /** Waits until the screen has this title. */
  async sees(title: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  async presses(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Presses something that says more than its name. */
  async chooses(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
  }

  async types(digits: string): Promise<void> {
    const pad = this.page.getByRole('group', { name: 'Bàn phím số' });
    for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click();
  }

  /** Presses letter after letter of the keyboard on the screen. */
  async spells(letters: string): Promise<void> {
    const keyboard = this.page.getByRole('group', { name: 'Bàn phím chữ' });
    for (const letter of Array.from(letters))
      await keyboard.getByRole('button', { name: letter, exact: true }).click();
  }

  async givesPhone(): Promise<void> {
    await this.sees('Số điện thoại của quý vị');
    await this.types(this.pocket.phone);
    await this.presses('Gửi mã cho tôi');
    await this.sees('Nhập mã trong tin nhắn');
  }

  /** Reads the code of the next message that has one; other messages may come before it. */
  async readsCode(): Promise<string> {
    for (let passedOver = 0; passedOver <= mostPassedOver; passedOver += 1) {
      const [, code] = /^Ma xac nhan cua ban la (\d{6})\b/.exec(await this.pocket.nextMessage()) ?? [];
      if (code !== undefined) return code;
    }
    throw new Error('No message has a code');
  }

  async givesCode(code: string): Promise<void> {
    await this.types(code);
    await this.presses('Tiếp tục');
  }

  async identifies(): Promise<void> {
    await this.givesPhone();
    await this.givesCode(await this.readsCode());
  }

  async choosesProcedure(field: string, procedure: string): Promise<void> {
    await this.chooses('Nộp hồ sơ');
    await this.sees('Chọn lĩnh vực');
    await this.chooses(field);
    await this.sees(field);
    await this.chooses(procedure);
    await this.sees(procedure);
    await this.presses('Tôi có đủ giấy tờ, nộp ngay');
  }

  /** From the first screen to the one before the tray opens. */
  async preparesDeposit(
    field = 'Hộ tịch – Cư trú – Căn cước',
    procedure = 'Đăng ký khai sinh',
  ): Promise<void> {
    await this.choosesProcedure(field, procedure);
    await this.identifies();
    await this.sees('Sẵn sàng mở khay');
  }

  /** Has the tray opened; its label. */
  async opensTray(): Promise<string> {
    await this.presses('Mở khay');
    await this.sees('Khay đã mở');
    return this.trayLabel();
  }

  /** The label in huge type. */
  async trayLabel(): Promise<string> {
    return this.page
      .getByText(/^[A-Z]\d{2,3}$/)
      .first()
      .innerText();
  }
}
