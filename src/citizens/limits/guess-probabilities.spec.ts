import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { siteSchema } from '../../config/site-schema.js';
import { drawCode } from '../codes/code-hash.js';

const { tries, limits } = siteSchema.shape.codes.parse(undefined);
const { phone, kiosk } = limits;

/** How many codes there are, as they are drawn. */
let codes = 0;
drawCode({ ...systemRandomness, below: (bound) => (codes = bound) - 1 });

/** The most guesses that one may make without seeing the phone, by what they are aimed at. */
const guesses: Readonly<Record<string, number>> = {
  'one code': tries,
  'one phone, ever': phone.failuresUntilLock,
  'one phone, a day': Math.min(phone.failuresUntilLock, phone.sendsPerDay * tries),
  'one kiosk, a day': kiosk.failuresPerDay,
};

/** `3 × 10⁻⁶` as 0.000003. */
function numberIn(written: string): number {
  const [, factor = '', exponent = ''] = /^(\d+) × 10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹])$/.exec(written) ?? [];
  return Number(factor) * 10 ** -'⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(exponent);
}

const page = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');
const rows = page
  .slice(page.indexOf('| against'))
  .split('\n\n', 1)
  .flatMap((table) => table.split('\n').slice(2))
  .map((row) => row.split('|').map((cell) => cell.trim()));

describe('the table of guess probabilities in docs/security.md', () => {
  it('has a row for everything one can guess at', () => {
    expect(rows.map(([, against]) => against)).toEqual(Object.keys(guesses));
  });

  it.each(rows)('%s%s: %s', (_before, against = '', told = '', probability = '') => {
    expect(Number(/^\d+/.exec(told)?.[0])).toBe(guesses[against]);
    expect(numberIn(probability)).toBeCloseTo((guesses[against] ?? 0) / codes, 12);
  });

  it('stays at 1 in 100,000 for a phone before staff is involved, whatever a site sets', () => {
    const most = siteSchema.shape.codes.unwrap().shape.limits.unwrap().shape.phone.unwrap()
      .shape.failuresUntilLock;
    expect((most.unwrap().maxValue ?? Infinity) / codes).toBeLessThanOrEqual(1e-5);
  });
});
