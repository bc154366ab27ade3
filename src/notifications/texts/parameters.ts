import { isPlain, removeMarks, toPlainText } from './plain-text.js';

/** What becomes of a parameter that is longer than its place, and how long it may be, in GSM septets. */
export type ParameterRule = ExactParameter | CutParameter;

/** A wrong or shortened value would mislead, so anything that does not fit as it is, is refused. */
export interface ExactParameter {
  readonly longer: 'refuse';
  readonly maxLength: number;
  readonly shape?: RegExp;
}

/** A value people still understand when its end is missing: cut at a word, marked with three dots. */
export interface CutParameter {
  readonly longer: 'cut';
  readonly maxLength: number;
  /** Stands in when nothing is left of the value without its foreign characters. */
  readonly ifEmpty: string;
}

/** A parameter that cannot be sent. Says where and why, never the value: it may be a code or a personal detail. */
export class TextParameterError extends Error {
  constructor(
    readonly parameter: string,
    problem: string,
  ) {
    super(`SMS parameter ${parameter}: ${problem}`);
    this.name = 'TextParameterError';
  }
}

/** @throws TextParameterError when the value is empty, too long, or not of its shape. */
export function applyRule(name: string, rule: ParameterRule, value: string): string {
  return rule.longer === 'cut' ? cutValue(rule, value) : exactValue(name, rule, value);
}

function exactValue(name: string, rule: ExactParameter, value: string): string {
  const text = removeMarks(value).trim();
  if (text === '') throw new TextParameterError(name, 'is empty');
  if (!isPlain(text)) {
    throw new TextParameterError(
      name,
      'has a character that SMS gateways refuse; use letters, digits and .,:;-/()',
    );
  }
  if (text.length > rule.maxLength) {
    throw new TextParameterError(name, `is ${text.length} characters long; at most ${rule.maxLength} fit`);
  }
  if (rule.shape?.test(text) === false) {
    throw new TextParameterError(name, `is not of the form ${rule.shape.source}`);
  }
  return text;
}

function cutValue(rule: CutParameter, value: string): string {
  const text = toPlainText(value);
  if (text === '') return rule.ifEmpty;
  return text.length <= rule.maxLength ? text : cutAtWord(text, rule.maxLength);
}

const cutMark = '...';

/** Cuts at the last blank that leaves at least half of the room used; a longer single word is cut inside. */
export function cutAtWord(text: string, maxLength: number): string {
  const room = maxLength - cutMark.length;
  const lastBlank = text.slice(0, room + 1).lastIndexOf(' ');
  const end = lastBlank >= room / 2 ? lastBlank : room;
  return text.slice(0, end).replace(/[ ,;:.(-]+$/, '') + cutMark;
}
