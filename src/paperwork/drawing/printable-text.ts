/**
 * What Be Vietnam Pro can draw. Its glyph for a missing character is an empty box of no ink, so a character outside
 * this list would vanish from the paper without a trace. The spec draws every one of them.
 */
export const printableRanges: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x107],
  [0x10a, 0x113],
  [0x116, 0x11b],
  [0x11e, 0x121],
  [0x126, 0x12b],
  [0x12e, 0x131],
  [0x139, 0x13a],
  [0x13d, 0x13e],
  [0x141, 0x144],
  [0x147, 0x148],
  [0x14c, 0x14d],
  [0x150, 0x155],
  [0x158, 0x15b],
  [0x15e, 0x16b],
  [0x16e, 0x17e],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x300, 0x304],
  [0x306, 0x30c],
  [0x323, 0x323],
  [0x1ea0, 0x1ef9],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x20ab, 0x20ac],
  [0x2122, 0x2122],
  [0x2264, 0x2265],
];

const standIn = '?';

const unprintable = new RegExp(
  `[^${printableRanges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
  'gu',
);

/**
 * The text as one line that the font can draw: letters and marks composed (phones send them apart), white space
 * collapsed, invisible characters dropped, every other unknown character shown as a question mark.
 */
export function printableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\u2010\u2011\u2212]/gu, '-')
    .replace(unprintable, standIn);
}
