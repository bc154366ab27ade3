import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { until } from '../../support/until.js';

/** More than any screen has places for the focus. */
const mostSteps = 250;

/** Hands that know only keys. Watches that whoever uses them always sees where they are. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes on with Tab, or back with Shift+Tab, until the element has the focus, and that can be seen. */
  async goesTo(target: Locator, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < mostSteps && !(await this.isAt(target)); steps += 1) {
      await this.page.keyboard.press(direction);
    }
    expect(`${await this.whatHasFocus()} ${String(await this.isAt(target))}`).toMatch(/ true$/);
    expect(`${await this.whatHasFocus()} framed: ${String(await this.isFocusFramed())}`).toMatch(/ true$/);
  }

  /** Goes to a button or link and presses it. */
  async presses(target: Locator, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.goesTo(target, direction);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a field and types. */
  async types(field: Locator, text: string): Promise<void> {
    await this.goesTo(field);
    await this.page.keyboard.type(text);
  }

  /** After something was done: this is on the screen, and the focus is somewhere on it. */
  async findsItselfAt(what: Locator): Promise<void> {
    await what.waitFor();
    await until(`the focus is on the screen that shows ${String(what)}`, async () => {
      return (await this.whatHasFocus()) !== 'BODY';
    });
  }

  private async isAt(target: Locator): Promise<boolean> {
    return (await target.and(this.page.locator(':focus')).count()) > 0;
  }

  private whatHasFocus(): Promise<string> {
    return this.page.evaluate(
      `(() => { const { tagName, textContent } = document.activeElement; ` +
        `return tagName === 'BODY' ? tagName : tagName + ' ' + textContent.slice(0, 40); })()`,
    );
  }

  /** A field may be framed with the button it holds. */
  private isFocusFramed(): Promise<boolean> {
    return this.page.evaluate(
      `(() => { const { activeElement } = document; ` +
        `return [activeElement, activeElement.parentElement].some((element) => ` +
        `getComputedStyle(element).outlineStyle === 'solid' && parseFloat(getComputedStyle(element).outlineWidth) >= 2); })()`,
    );
  }
}
