/** Why a password is no protection, whatever its length. */
export type Weakness = 'common' | 'run' | 'own_name';

/** A shorter ending or name says nothing about the rest. */
const shortestWord = 4;
/** What must be left of a password without its owner's name. */
const leastBesideName = 8;

/**
 * What somebody would try first: the passwords that most people choose (also with digits and signs around them, or
 * several times over), characters in a row, and the owner's own name with little beside it. There is no rule about kinds of
 * characters (OWASP ASVS 5.0, 6.2.4, 6.2.5, 6.2.11).
 *
 * @param names of the account: username and name as it is written.
 * @param common small letters.
 */
export function weaknessOf(
  password: string,
  names: readonly string[],
  common: ReadonlySet<string>,
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
        name.length >= shortestWord &&
        bare.replaceAll(name, '').length < leastBesideName &&
        bare.includes(name),
    );
  return told ? 'own_name' : undefined;
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
