/** Why a password is no protection, whatever its length. */
export type Weakness = 'common' | 'run' | 'own_name' | 'own_office';

/** A shorter ending or name says nothing about the rest. */
const shortestWord = 4;
/** What must be left of a password without its owner's name, or the words of the office. */
const leastBeside = 8;
/** Shorter ones stand in half of all sentences. */
const shortestOfOffice = 6;

/** Everybody here knows what this is. */
const productWords = ['motcua', 'motcua247', 'Tủ hồ sơ'];

/** What a password is held against. */
export interface Surroundings {
  /** Of the account: username and name as it is written. */
  readonly names: readonly string[];
  /** What the office and its departments are called, in whatever language. */
  readonly officeNames: readonly string[];
  /** In small letters. */
  readonly common: ReadonlySet<string>;
}

/**
 * What somebody would try first: the passwords that most people choose (also with digits and signs around them, or
 * several times over), characters in a row, and the owner's own name or words of the office with little beside them. There is no rule
 * about kinds of characters (OWASP ASVS 5.0, 6.1.2, 6.2.4, 6.2.5, 6.2.11).
 */
export function weaknessOf(
  password: string,
  { names, officeNames, common }: Surroundings,
): Weakness | undefined {
  const text = password.normalize('NFKC').toLowerCase();
  if (isRun(text)) return 'run';
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const candidates = [text, unitOf(text), ...(word.length < shortestWord ? [] : [word, unitOf(word)])];
  if (candidates.some((candidate) => common.has(candidate))) return 'common';
  const bare = bareLetters(text);
  const told = names
    .map(bareLetters)
    .some(
      (name) =>
        name.length >= shortestWord && bare.replaceAll(name, '').length < leastBeside && bare.includes(name),
    );
  if (told) return 'own_name';
  const besideOffice = wordsOfOffice(officeNames).reduce((left, word) => left.replaceAll(word, ''), bare);
  return besideOffice !== bare && besideOffice.length < leastBeside ? 'own_office' : undefined;
}

/**
 * By what an office is known, the longest first: long words of its names, and two words that stand together, since Vietnamese writes
 * a name in syllables: `songhau`, `angiang`.
 */
function wordsOfOffice(officeNames: readonly string[]): string[] {
  const found = [...productWords, ...officeNames].flatMap((name) => {
    const words = name.split(/\P{L}+/u).map(bareLetters);
    return [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`)];
  });
  const known = new Set([...productWords.map(bareLetters), ...found]);
  return [...known]
    .filter((word) => word.length >= shortestOfOffice)
    .sort((one, other) => other.length - one.length);
}

/** The same step from each character to the next: `aaaaaaaaaaaa`, `abcdefghijkl`, `123456789012`, `987654321098`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  // From 9 the digits go on with 0.
  const wraps = /^\d+$/.test(text)
    ? steps.map((step) => (Math.abs(step) === 9 ? -Math.sign(step) : step))
    : steps;
  return wraps.every((step) => step === wraps[0] && Math.abs(step) <= 1);
}

/** What a text repeats: `abc` of `abcabcabc`; the text itself when it repeats nothing. */
function unitOf(text: string): string {
  const next = (text + text).indexOf(text, 1);
  return next === -1 ? text : text.slice(0, next);
}

/** Letters and digits without Vietnamese marks: `Nguyễn Thị Lan` is `nguyenthilan`. */
function bareLetters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');
}
