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
 * One setting after the other is changed, so that few taps lead through all that matter. axe looks once each way: at usual and
 * at high contrast, in both languages, at the text that leaves the least room.
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
  const usual = displays[0];
  for (const [way, viewport] of Object.entries(ways)) {
    await turn(page, viewport);
    for (const display of displays) {
      await setDisplay(page, display);
      const how = [screen, way, display.lang, `${display.text} text`, `${display.contrast} contrast`].join(
        ', ',
      );
      const wrong = await misfits(page);
      if (display.axe === way) wrong.push(...(await barriers(page)));
      faults.push(...wrong.map((fault) => `${how}: ${fault}`));
    }
    if (usual) await setDisplay(page, usual);
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

/** What on a screen would lead out of it. */
const exits = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('a[href], form, iframe, object, embed, input[type=file], select, [contenteditable]')]
      .map(({ outerHTML }) => outerHTML.slice(0, 80))`,
  );

async function setDisplay(page: Page, wanted: Display): Promise<void> {
  const buttons = page.locator('header [role=group]').getByRole('button');
  const { lang, text, contrast }: Display = await page.evaluate(
    '(({ lang, dataset }) => ({ lang, text: dataset.text, contrast: dataset.contrast }))(document.documentElement)',
  );
  const changed = [lang !== wanted.lang, text !== wanted.text, contrast !== wanted.contrast];
  for (const [position, press] of changed.entries()) if (press) await buttons.nth(position).click();
  const { lang: language, text: size, contrast: strength } = wanted;
  await page.locator(`html[lang=${language}][data-text=${size}][data-contrast=${strength}]`).waitFor();
}
