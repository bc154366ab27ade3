import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/**
 * Its few signs beyond ASCII as they are escaped in a program. With them the browser keeps all of the source in twice the space, and
 * takes half as long again to read it.
 */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replaceAll(
  /[^\0-\x7f]/g,
  (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

/** WCAG 2.2, levels A and AA, and the versions before it that it contains. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Holds what is on the page against WCAG 2.2 AA, as far as a program can. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
}

/** What on the page breaks WCAG 2.2 AA, in words. */
export async function barriers(page: Page): Promise<string[]> {
  // As a string: the page's policy lets in no foreign script, but what the browser itself evaluates.
  const isThere: boolean = await page.evaluate("typeof axe !== 'undefined'");
  if (!isThere) await page.evaluate(axe);
  const violations: Violation[] = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.map(tell);
}

function tell({ id, help, nodes }: Violation): string {
  const places = nodes.map(({ html, failureSummary = '' }) => `${html}\n    ${failureSummary}`);
  return `${id}: ${help}\n  ${places.join('\n  ')}`;
}
