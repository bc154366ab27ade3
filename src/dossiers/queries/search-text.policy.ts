import { parseVietnameseMobile, type PhoneNumber } from '../../kernel/index.js';

/** What somebody typed into the one search field. */
export type Sought =
  | { readonly kind: 'depositNumber'; readonly value: string }
  | { readonly kind: 'trayLabel'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: PhoneNumber }
  | { readonly kind: 'officialCode'; readonly value: string }
  | { readonly kind: 'name'; readonly value: string };

const depositNumber = /^G?[- ]?([0-9]{6})[- ]?([0-9]{4,5})$/;
const trayLabel = /^[A-Z][0-9]{2,3}$/;
const digit = /[0-9]/;

/**
 * Recognises a deposit number (`G-261123-0007`, also without G or dashes), a tray (`A07`), a Vietnamese mobile number and
 * an official code by their forms; nobody's name has digits, so that everything else is a name.
 */
export function recognise(text: string): Sought {
  const phone = parseVietnameseMobile(text.trim());
  if (phone !== undefined) return { kind: 'phone', value: phone };
  const written = text.trim().toUpperCase();
  const deposit = depositNumber.exec(written);
  if (deposit) return { kind: 'depositNumber', value: `G-${deposit[1] ?? ''}-${deposit[2] ?? ''}` };
  if (trayLabel.test(written)) return { kind: 'trayLabel', value: written };
  return digit.test(written)
    ? { kind: 'officialCode', value: written }
    : { kind: 'name', value: text.trim() };
}

/** Letters and digits, one word after the other, small and without marks; đ is a letter of its own, of no marks. */
function wordsOf(name: string): string[] {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether every word sought begins a word of the name, in any order; never, when nothing sought is a letter or digit. */
export function nameMatches(name: string, sought: string): boolean {
  const [words, soughtWords] = [wordsOf(name), wordsOf(sought)];
  return soughtWords.length > 0 && soughtWords.every((part) => words.some((word) => word.startsWith(part)));
}
