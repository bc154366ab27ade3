import type { Page } from 'playwright-core';
import { until } from '../../support/until.js';
import { barriers } from './accessible.js';
import { landscape, portrait } from './kiosk.js';
import { misfits } from './layout.js';

const ways = { upright: portrait, across: landscape } as const;
type Way = keyof typeof ways;

interface Display {
  readonly lang: 'vi' | 'en';
  readonly text: 'normal' | 'large';
  readonly contrast: 'normal' | 'high';
}

/**
 * One setting after the other is changed, so that few taps lead through all that matter, upright on the way there and across on
 * the way back. axe looks once each way: at usual and at high contrast, in both languages, at the text that leaves the least room.
 */
const displays: readonly (Display & { readonly axe?: Way })[] = [
  { lang: 'vi', text: 'normal', contrast: 'normal' },
  { lang: 'vi', text: 'large', contrast: 'normal', axe: 'upright' },
  { lang: 'en', text: 'large', contrast: 'high', axe: 'across' },
];

/**
 * Looks at the screen as every citizen may have set it: both languages, large text, high contrast, upright and across. It
 * stands as before when it is done.
 * @returns what does not fit, in words
 */
export async function faultsInEveryDisplay(page: Page, screen: string): Promise<string[]> {
  const faults = (await exits(page)).map((exit) => `${screen}: a way out: ${exit}`);
  for (const [way, viewport] of Object.entries(ways)) {
    await turn(page, viewport);
    for (const display of way === 'upright' ? displays : displays.toReversed()) {
      await setDisplay(page, display);
      await nextFrame(page);
      const how = [screen, way, display.lang, `${display.text} text`, `${display.contrast} contrast`].join(
        ', ',
      );
      const wrong = await misfits(page);
      if (display.axe === way) wrong.push(...(await barriers(page)));
      faults.push(...wrong.map((fault) => `${how}: ${fault}`));
    }
  }
  await turn(page, portrait);
  return faults;
}

/** Chromium brings the unit that the screen's height is given in (dvh) up to date a frame after the window. */
async function turn(page: Page, viewport: typeof portrait): Promise<void> {
  await page.setViewportSize(viewport);
  await until('the screen is as high as its window', () =>
    page.evaluate<boolean>(`document.querySelector('#screen > *').clientHeight === innerHeight`),
  );
}

/** What a page learns of its own sizes comes to it by its observers, with a frame; animation frames are the test's clock's. */
const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(`new Promise((resolve) => {
    const observer = new ResizeObserver(() => { observer.disconnect(); setTimeout(resolve); });
    observer.observe(document.body);
  })`);

/** What on a screen would lead out of it. */
const exits = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('a[href], form, iframe, object, embed, input[type=file], select, [contenteditable]')]
      .map(({ outerHTML }) => outerHTML.slice(0, 80))`,
  );

/**
 * Changes what is not as wanted by the switches of the header, from within the page: Playwright's own taps wait for some frames
 * each, which took longer than everything that is looked at. That fingers reach the switches is tested with the first screen.
 */
async function setDisplay(page: Page, { lang, text, contrast }: Display): Promise<void> {
  await page.evaluate(`(() => {
    const { lang, dataset } = document.documentElement;
    const switches = document.querySelectorAll('header [role=group] button');
    if (lang !== '${lang}') switches[0].click();
    if (dataset.text !== '${text}') switches[1].click();
    if (dataset.contrast !== '${contrast}') switches[2].click();
  })()`);
  await until(`the screen is shown with ${lang}, ${text} text and ${contrast} contrast`, () =>
    page.evaluate<boolean>(
      `document.documentElement.matches('[lang=${lang}][data-text=${text}][data-contrast=${contrast}]')`,
    ),
  );
}
