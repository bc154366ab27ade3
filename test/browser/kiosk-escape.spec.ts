import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../support/until.js';
import { citizenAt, kioskOn } from './support/kiosk.js';
import { browserScenes } from './support/scene.js';
import type { Opened } from './support/stage.js';

const scene = browserScenes();

/** What opens something of the browser, or leads to another page. */
const leadingOut = [
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'ContextMenu', 'Meta'],
  ...['p', 'o', 's', 'u', 'n', 't', 'w', 'f', 'g', 'h', 'j', 'k', 'l', 'r', 'd', 'e', '0'].map(
    (key) => `Control+${key}`,
  ),
  ...['Control+Shift+i', 'Control+Shift+j', 'Control+Shift+n', 'Control+Shift+t', 'Control+Shift+Delete'],
  ...[
    'Control+Tab',
    'Control+Enter',
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Alt+Home',
    'Alt+F4',
    'Alt+d',
    'Meta+l',
  ],
];

/** The other page of the kiosk's screen: whoever holds the clock comes here, staff or not. */
async function toSignIn(page: Page): Promise<void> {
  await page.goto('/staff?kiosk');
  await page.getByRole('heading', { name: 'Đăng nhập cán bộ' }).waitFor();
}

/**
 * Pinches and taps twice by the touches themselves, pinches as a touchpad does it, and asks for the menu of a long touch: a browser
 * without a window makes none of a finger that is held, so that the right button asks for the same.
 */
async function tryFingers({ page, context }: Opened): Promise<void> {
  const hand = await context.newCDPSession(page);
  const touches = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: readonly number[]) =>
    hand.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map((x, id) => ({ x, y: 300, id })),
    });
  await page.evaluate(`window.menus = [];
    window.addEventListener('contextmenu', (event) => { menus.push(event.defaultPrevented); })`);
  await touches('touchStart', 480);
  await touches('touchStart', 480, 520);
  for (let apart = 60; apart <= 460; apart += 40) {
    await touches('touchMove', 500 - apart / 2, 500 + apart / 2);
  }
  await touches('touchEnd');
  for (let taps = 0; taps < 2; taps += 1) {
    await touches('touchStart', 500);
    await touches('touchEnd');
  }
  expect(await page.evaluate('visualViewport.scale')).toBe(1);
  const pinch = { x: 500, y: 300, scaleFactor: 3, gestureSourceType: 'mouse' } as const;
  await hand.send('Input.synthesizePinchGesture', pinch);
  await page.mouse.click(500, 300, { button: 'right' });
  expect(await page.evaluate('menus')).toEqual([true]);
  expect(await page.evaluate('[visualViewport.scale, getSelection().toString()]')).toEqual([1, '']);
  // A browser without a window knows no swipe back that could be tried.
  expect(await page.evaluate('getComputedStyle(document.body).overscrollBehavior')).toBe('none');
}

/** Everything that opens beside the page or instead of it, from now on. */
function listenForOpened({ page, context }: Opened): string[] {
  const opened: string[] = [];
  context.on('page', (other) => opened.push(`window ${other.url()}`));
  page.on('dialog', (dialog) => opened.push(`dialog ${dialog.type()}`));
  page.on('filechooser', () => opened.push('file chooser'));
  page.on('download', (download) => opened.push(`download ${download.url()}`));
  page.on('framenavigated', (frame) => opened.push(`address ${frame.url()}`));
  return opened;
}

const elsewhere = 'https://elsewhere.example/';

/** Drops a link, a text and a file on the page. A browser that may opens each in a window of its own. */
async function dropOn({ page, context }: Opened): Promise<void> {
  const hand = await context.newCDPSession(page);
  const words = (mimeType: string) => ({ items: [{ mimeType, data: elsewhere }], dragOperationsMask: 1 });
  const file = { items: [], files: [import.meta.filename], dragOperationsMask: 1 };
  for (const data of [words('text/uri-list'), words('text/plain'), file]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await hand.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    }
  }
}

describe('the page', () => {
  scene('has no way out by keys, neither from a button nor from a field', async (stage) => {
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(stage.site, kiosk);
    const pressAll = async (): Promise<string[]> => {
      await page.evaluate(`window.let = []; window.pressed = 0;
        window.addEventListener('keydown', (event) => {
          pressed += 1;
          if (!event.defaultPrevented && !['Control', 'Alt', 'Shift'].includes(event.key)) window.let.push(event.code);
        })`);
      for (const key of leadingOut) await page.keyboard.press(key);
      expect(await page.evaluate('pressed')).toBeGreaterThanOrEqual(leadingOut.length);
      return page.evaluate('window.let');
    };
    expect(await pressAll()).toEqual([]);
    await citizen.chooses('Nộp hồ sơ');
    await citizen.presses('Tìm thủ tục theo tên');
    await page.getByLabel('Tên thủ tục, có dấu hoặc không dấu').focus();
    expect(await pressAll()).toEqual([]);
    await citizen.sees('Tìm thủ tục');
    await toSignIn(page);
    await page.getByLabel('Tên đăng nhập').focus();
    expect(await pressAll()).toEqual([]);
  });

  scene('has no way out by pointer: no menu, no selection, no dragging, no zoom', async (stage) => {
    const kiosk = await kioskOn(stage);
    const { page } = kiosk;
    const citizen = citizenAt(stage.site, kiosk);
    await page.evaluate(`window.let = []; window.seen = new Set();
      for (const name of ['contextmenu', 'auxclick', 'dragstart', 'dragover', 'drop', 'wheel'])
        window.addEventListener(name, (event) => { seen.add(name); if (!event.defaultPrevented) window.let.push(name); })`);
    const title = page.getByRole('heading', { level: 1 });
    await title.click({ button: 'right' });
    await title.click({ button: 'middle' });
    await title.click({ clickCount: 3 });
    const box = await title.boundingBox();
    if (!box) throw new Error('The title has no place');
    await page.mouse.move(box.x + 1, box.y + 1);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width, box.y + box.height, { steps: 5 });
    await page.mouse.up();
    expect(await page.evaluate('getSelection().toString()')).toBe('');
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 200);
    await page.keyboard.up('Control');
    await page.evaluate(`for (const name of ['dragstart', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }))`);
    await until('the wheel has turned', () => page.evaluate<boolean>(`seen.has('wheel')`));
    expect(await page.evaluate('[...seen].sort()')).toEqual(
      ['contextmenu', 'auxclick', 'dragstart', 'dragover', 'drop', 'wheel'].sort(),
    );
    expect(await page.evaluate('window.let')).toEqual([]);
    expect(await page.evaluate('devicePixelRatio')).toBe(1);
    await citizen.sees('Xin chào! Quý vị cần làm gì?');
    expect(page.context().pages()).toHaveLength(1);
  });

  scene('has no way out by fingers: no pinch, no zoom by two taps, no menu by a long one', async (stage) => {
    const kiosk = await kioskOn(stage);
    await tryFingers(kiosk);
    await toSignIn(kiosk.page);
    await tryFingers(kiosk);
  });

  scene(
    'has no way out by what is dropped on it or scanned, and opens no window and no dialog',
    async (stage) => {
      const kiosk = await kioskOn(stage);
      const { page, context } = kiosk;
      const address = page.url();
      const opened = listenForOpened(kiosk);
      await dropOn(kiosk);
      for (const scanned of [elsewhere, 'javascript:alert(document.domain)', 'file:///etc/passwd']) {
        await page.keyboard.type(`${scanned}\n`);
      }
      for (const key of ['Backspace', 'Escape', ...Array<string>(30).fill('Tab')])
        await page.keyboard.press(key);
      expect(await page.evaluate('document.hasFocus()')).toBe(true);

      const citizen = citizenAt(stage.site, kiosk);
      const leading = page.locator(
        'a[href], [target], form[action], input[type=file], iframe, object, embed',
      );
      expect(await leading.count()).toBe(0);
      await citizen.chooses('Nộp hồ sơ');
      expect(await leading.count()).toBe(0);
      await citizen.presses('Tìm thủ tục theo tên');
      expect(await leading.count()).toBe(0);
      expect([opened, page.url()]).toEqual([[], address]);

      await toSignIn(page);
      opened.length = 0;
      await dropOn(kiosk);
      expect(await leading.count()).toBe(0);
      expect([opened, context.pages().length]).toEqual([[], 1]);
    },
  );

  scene('opens no window beside itself, however its buttons are pressed', async (stage) => {
    const kiosk = await kioskOn(stage);
    const { page, context } = kiosk;
    const opened = listenForOpened(kiosk);
    const buttons = page.getByRole('button');
    const presses: Parameters<typeof buttons.click>[0][] = [
      { modifiers: ['Control', 'Shift'] },
      { button: 'middle' },
    ];
    const count = await buttons.count();
    expect(count).toBeGreaterThan(3);
    for (const press of presses) {
      for (let index = 0; index < count; index += 1) {
        await page.goto(page.url());
        await citizenAt(stage.site, kiosk).sees('Xin chào! Quý vị cần làm gì?');
        opened.length = 0;
        await buttons.nth(index).click(press);
        expect([opened, context.pages().length]).toEqual([[], 1]);
      }
    }
  });
});
