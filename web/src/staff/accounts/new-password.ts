/** Without letters and digits that look alike on paper: 0 o, 1 l i. 31 characters. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const length = 16;

/** Bytes from here on would favour the first letters of the alphabet. */
const tooHigh = 256 - (256 % alphabet.length);

/**
 * A password for a person to copy once, such as `k7vd-2mqx-h9tn-4wsp`: 79 bits.
 * @param randomBytes gives as many random bytes as asked for.
 */
export function newPassword(randomBytes: (count: number) => Uint8Array): string {
  let letters = '';
  // One in 32 bytes is thrown away; a source of randomness that needs more rounds than this is none.
  for (let round = 0; round < 100 && letters.length < length; round += 1) {
    for (const byte of randomBytes(length)) {
      if (byte < tooHigh && letters.length < length) letters += alphabet.charAt(byte % alphabet.length);
    }
  }
  if (letters.length < length) throw new Error('No randomness for a password.');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
