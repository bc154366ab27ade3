import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseVietnameseMobile, systemRandomness } from '../../kernel/index.js';
import { drawPickupToken } from '../pickup-qr/pickup-token.js';
import { siteSchema } from '../../config/site-schema.js';
import { drawCode } from '../codes/code-hash.js';

const { tries, limits } = siteSchema.shape.codes.parse(undefined);
const { phone, kiosk } = limits;
const codesShape = siteSchema.shape.codes.unwrap().shape;
const sessionsShape = siteSchema.shape.sessions.unwrap().shape;
const limitsShape = codesShape.limits.unwrap().shape;
const phoneShape = limitsShape.phone.unwrap().shape;
type Shape = Readonly<Record<string, typeof phoneShape.sendsPerDay>>;

/** How many codes there are, as they are drawn. */
let codes = 0;
drawCode({ ...systemRandomness, below: (bound) => (codes = bound) - 1 });

/** How many secrets a pickup QR may show, as they are drawn. */
let secrets = 0;
drawPickupToken({ ...systemRandomness, bytes: (size) => Buffer.alloc(size, (secrets = 256 ** size) && 0) });

/** How many mobile numbers there are: three digits decide whether six more make one. */
const phones =
  1e6 *
  Array.from({ length: 1000 }, (_, prefix) => String(prefix).padStart(3, '0')).filter(
    (prefix) => parseVietnameseMobile(`0${prefix}000000`) !== undefined,
  ).length;

/** The most guesses that one may make without seeing the phone, and among how many, by what they are aimed at. */
const guesses: Readonly<Record<string, { readonly tries: number; readonly among: number }>> = {
  'one code': { tries, among: codes },
  'one phone, a year': { tries: phone.failuresUntilLock, among: codes },
  'one phone, a day': { tries: Math.min(phone.failuresUntilLock, phone.sendsPerDay * tries), among: codes },
  'one kiosk, a day': { tries: kiosk.failuresPerDay, among: codes },
  'one pickup QR, by its secret': { tries: kiosk.failuresPerDay, among: secrets },
  'a found pickup QR, by its phone': { tries: phone.failuresUntilLock, among: phones },
};

/** `2.7 × 10⁻⁸` as 0.000000027. */
function numberIn(written: string): number {
  const [, factor = '', exponent = ''] = /^(\d+(?:\.\d)?) × 10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(written) ?? [];
  const digits = Array.from(exponent, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
  return Number(`${factor}e-${digits}`);
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
    const { tries: most = NaN, among = NaN } = guesses[against] ?? {};
    expect(Number(/^\d+/.exec(told)?.[0])).toBe(most);
    // Written with two digits.
    expect(numberIn(probability) / (most / among)).toBeCloseTo(1, 1);
  });

  it('stays at 1 in 100,000 for a phone before staff is involved, whatever a site sets', () => {
    const most = phoneShape.failuresUntilLock;
    expect((most.unwrap().maxValue ?? Infinity) / codes).toBeLessThanOrEqual(1e-5);
  });
});

describe('a site', () => {
  it('may be stricter than six digits, three tries, five minutes, the limits and the life of a session, never laxer', () => {
    const mostOf = (shape: Shape) =>
      Object.fromEntries(Object.entries(shape).map(([name, number]) => [name, number.unwrap().maxValue]));
    const { validMinutes, tries: mostTries, resendWaitSeconds } = codesShape;
    expect(mostOf({ validMinutes, tries: mostTries })).toEqual({ validMinutes: 5, tries: 3 });
    expect(resendWaitSeconds.unwrap().minValue).toBe(60);
    const { citizenMinutes, citizenIdleSeconds } = sessionsShape;
    expect(mostOf({ citizenMinutes, citizenIdleSeconds })).toEqual({
      citizenMinutes: 5,
      citizenIdleSeconds: 60,
    });
    expect([mostOf(phoneShape), mostOf(limitsShape.kiosk.unwrap().shape)]).toEqual([
      { sendsPer15Minutes: 3, sendsPerDay: 5, failuresUntilLock: 10 },
      { failuresPerHour: 20, failuresPerDay: 60, sendsPerHour: 60, sendsPerDay: 300 },
    ]);
  });
});
