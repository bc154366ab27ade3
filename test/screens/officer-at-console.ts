import type { Locator, Page } from 'playwright-core';

/** What the door's panel says, by the name of its phase. */
type DoorPhase = 'opening' | 'open' | 'left_open' | 'to_be_confirmed' | 'settling' | 'uncertain';

/** A member of staff before the Vietnamese console. */
export class OfficerAtConsole {
  constructor(readonly page: Page) {}

  /** Waits until the screen has this title. */
  async sees(title: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Waits until this is the thing to do in the run; what the heading says. */
  async seesStep(title: string | RegExp): Promise<string> {
    const heading = this.page.getByRole('heading', { level: 2, name: title });
    await heading.waitFor();
    return heading.innerText();
  }

  async signsIn(username: string, password: string): Promise<void> {
    await this.sees('Đăng nhập cán bộ');
    await this.page.getByLabel('Tên đăng nhập').fill(username);
    await this.page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
    await this.presses('Đăng nhập');
  }

  /** @param code what the app on the phone shows. */
  async showsCode(code: string): Promise<void> {
    await this.sees('Mã xác thực');
    await this.page.getByLabel('Mã 6 số trong ứng dụng').fill(code);
    await this.presses('Tiếp tục');
  }

  async presses(button: string | RegExp, place: Page | Locator = this.page): Promise<void> {
    await place.getByRole('button', { name: button, exact: true }).click();
  }

  async follows(link: string | RegExp, place: Page | Locator = this.page): Promise<void> {
    await place.getByRole('link', { name: link, exact: true }).click();
  }

  /** Goes to an area, through the menu where the areas do not stand in a row. */
  async goesTo(area: string): Promise<void> {
    const menu = this.page.getByRole('button', { name: 'Các mục', exact: true });
    if (await menu.isVisible()) await menu.click();
    await this.page
      .getByRole('navigation', { name: 'Các phần của trang cán bộ' })
      .getByRole('link', { name: area, exact: true })
      .click();
  }

  /** The tray that the run wants opened now. */
  async nextTray(purpose: 'thu hồ sơ' | 'thu kết quả quá hạn' | 'xếp kết quả' | 'kiểm tra'): Promise<string> {
    const step = await this.seesStep(new RegExp(`^Mở khay \\S+ để ${purpose}$`));
    const tray = /khay (\S+)/.exec(step)?.[1];
    if (tray === undefined) throw new Error(`No tray in "${step}"`);
    return tray;
  }

  /** Waits until the item at this tray is not the one on the screen any more. */
  async isDoneWith(tray: string): Promise<void> {
    const steps = this.page.getByRole('heading', { level: 2, name: new RegExp(`khay ${tray}( |$)`) });
    await steps.waitFor({ state: 'hidden' });
  }

  /** Types or scans a slip: a scanner is a keyboard that ends with Enter. */
  async scans(slip: string): Promise<void> {
    await this.page.keyboard.type(`${slip}\n`);
  }

  async acceptsPapers(officialCode: string): Promise<void> {
    await this.presses('Đủ – tiếp nhận');
    await this.page.getByLabel('Mã hồ sơ').fill(officialCode);
    await this.presses('Tiếp nhận và chuyển');
    await this.page.getByText(`Đã tiếp nhận ${officialCode}.`).waitFor();
  }

  async refusesPapers(fromChecklist: string, another: string): Promise<void> {
    await this.presses('Thiếu – yêu cầu bổ sung');
    await this.page.getByRole('checkbox', { name: fromChecklist }).click();
    await this.page.getByLabel('Giấy tờ khác').fill(another);
    await this.presses('Gửi yêu cầu bổ sung');
    await this.page.getByText('Đã báo cho người nộp bằng SMS.').waitFor();
  }

  /** Waits until the door's panel is in a phase. */
  async seesDoor(phase: DoorPhase): Promise<void> {
    await this.page.locator(`[data-phase=${phase}]`).waitFor();
  }

  /** The dialog that lies over the screen. */
  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
}
