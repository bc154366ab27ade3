import type { Randomness } from '../../kernel/index.js';

/** Without letters and digits that look alike on paper: 0 o, 1 l i. 31 characters. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const groups = 4;
const groupLength = 4;

/** A password for a person to copy once, such as `k7vd-2mqx-h9tn-4wsp`: 79 bits. */
export function generatePassword(randomness: Randomness): string {
  const character = (): string => alphabet.charAt(randomness.below(alphabet.length));
  return Array.from({ length: groups }, () => Array.from({ length: groupLength }, character).join('')).join(
    '-',
  );
}
