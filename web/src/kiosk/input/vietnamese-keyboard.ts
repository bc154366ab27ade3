import { longestName } from './person-name.js';

/** The tones by their combining marks (Unicode, block "Combining Diacritical Marks"). */
export const tones = {
  acute: '\u0301',
  grave: '\u0300',
  hook: '\u0309',
  tilde: '\u0303',
  dot: '\u0323',
} as const;

export type Tone = keyof typeof tones;

export type NameKey =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'tone'; readonly tone: Tone }
  | { readonly kind: 'space' | 'erase' };

export const letterRows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM', 'ĂÂÊÔƠƯĐ'] as const;

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** What a name looks like after one more key: composed letters (NFC), each word with a capital. */
export function typeName(text: string, key: NameKey): string {
  switch (key.kind) {
    case 'letter': {
      const capital = text === '' || text.endsWith(' ');
      return short(text + (capital ? key.letter.toUpperCase() : key.letter.toLowerCase()), text);
    }
    case 'space':
      return text === '' || text.endsWith(' ') ? text : short(`${text} `, text);
    case 'erase':
      return Array.from(text).slice(0, -1).join('');
    case 'tone':
      return setTone(text, key.tone);
  }
}

const short = (text: string, before: string): string =>
  Array.from(text).length <= longestName ? text.normalize('NFC') : before;

/** Sets the tone of the last word, or takes it away when it has this tone already. */
function setTone(text: string, tone: Tone): string {
  const start = text.lastIndexOf(' ') + 1;
  const letters = Array.from(text.slice(start).normalize('NFC'));
  const bare = letters.map(withoutTone);
  const place = placeOfTone(bare.join('').toLowerCase());
  const letter = bare[place];
  if (letter === undefined) return text;
  const toned = (letter + tones[tone]).normalize('NFC');
  bare[place] = letters[place] === toned ? letter : toned;
  return text.slice(0, start) + bare.join('');
}

const withoutTone = (letter: string): string =>
  letter.normalize('NFD').replace(toneMarks, '').normalize('NFC');

/**
 * Which letter of a syllable bears the tone, as it is taught at school: a letter with a mark of its own (the last of
 * them); else before final consonants the last vowel; else of three vowels the middle one, of two the first, but the
 * second in `oa`, `oe`, `uy`. `u` after `q` and `i` after `g` belong to the consonant.
 *
 * @returns -1 when the syllable has no vowel.
 */
function placeOfTone(syllable: string): number {
  const found = /[aăâeêioôơuưy]+(?=[^aăâeêioôơuưy]*$)/.exec(syllable);
  if (found === null) return -1;
  const belongsToConsonant = /^(qu|gi)/.test(syllable) && found.index === 1 && found[0].length > 1;
  const first = found.index + (belongsToConsonant ? 1 : 0);
  const vowels = found[0].slice(belongsToConsonant ? 1 : 0);
  const last = first + vowels.length - 1;

  const marked = Math.max(...Array.from('ăâêôơư').map((vowel) => vowels.lastIndexOf(vowel)));
  if (marked >= 0) return first + marked;
  if (vowels.length === 1 || last < syllable.length - 1) return last;
  if (vowels.length >= 3) return first + 1;
  return /^(oa|oe|uy)$/.test(vowels) ? last : first;
}
