import { gsm7Length } from './gsm7.js';

/** What Vietnamese brand-name gateways reject in places, although most of it is in the GSM alphabet. */
export const refusedByGateways = '#&[]{}\\<@';

/** Vietnamese without its marks: "Hồ sơ đã nhận" → "Ho so da nhan". Other scripts come through as they are. */
export function removeMarks(text: string): string {
  // Đ is a letter of its own in Unicode and has no decomposition; all other marks are combining ones after NFD.
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');
}

/** ASCII that costs one septet and passes every gateway. */
export function isPlain(text: string): boolean {
  return Array.from(text).every(isPlainCharacter);
}

function isPlainCharacter(character: string): boolean {
  return /^[ -~]$/.test(character) && !refusedByGateways.includes(character) && gsm7Length(character) === 1;
}

const spelledOut: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»]/g, '"'],
  [/[‘’‚`´]/g, "'"],
  [/[‐‑‒–—―]/g, '-'],
  [/…/g, '...'],
  [/&/g, ' va '],
  [/@/g, ' tai '],
  [/[[{<]/g, '('],
  [/[\]}>]/g, ')'],
  [/[#\\|^~]/g, ' '],
];

/**
 * A name or a remark as an SMS can carry it: marks removed, typographic and refused signs spelled out or replaced,
 * everything else outside the plain alphabet (emoji, other scripts) left out, blanks and line breaks made one blank.
 */
export function toPlainText(text: string): string {
  const spelled = spelledOut.reduce((sofar, [sign, words]) => sofar.replace(sign, words), removeMarks(text));
  const plain = Array.from(spelled.replace(/\s/g, ' ')).filter(isPlainCharacter).join('');
  return plain.replace(/ +/g, ' ').trim();
}
