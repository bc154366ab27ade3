import { createHmac, hkdfSync } from 'node:crypto';
import { minuteMs, type Randomness } from '../../kernel/index.js';

/** Without what looks alike on a screen or in handwriting: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
export const setUpAlphabet = 'ACDEFGHJKMNPQRTVWXY34679';
const codeLength = 10;

/** As long as it takes to walk from the desk to the cabinet and type it. */
export const setUpCodeValidMs = 10 * minuteMs;

/**
 * Wrong codes while this one is open, whoever types them: 10 of 24¹⁰ possible ones, about 2 in 10¹³. Whoever sets up a
 * kiosk is nobody known, so that there is nothing else to count by.
 */
export const setUpTries = 10;

/** A code that makes a browser a kiosk, once. */
export function drawSetUpCode(randomness: Randomness): string {
  return Array.from({ length: codeLength }, () => setUpAlphabet[randomness.below(setUpAlphabet.length)]).join(
    '',
  );
}

/** A code as it was drawn, from one as people type it; undefined for what can be none. */
export function readSetUpCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return code.length === codeLength && Array.from(code).every((sign) => setUpAlphabet.includes(sign))
    ? code
    : undefined;
}

/** Fewer than 2⁴⁶ codes could be tried against a mere hash, so it is keyed with the site's key. */
export function hashSetUpCode(siteKey: Buffer, code: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', siteKey, '', 'motcua247 kiosk set-up code', 32));
  return createHmac('sha256', key).update(code, 'utf8').digest();
}
