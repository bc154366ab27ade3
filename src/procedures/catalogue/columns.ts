import { traySizes } from '@motcua247/firmware-bridge/contract';
import { type CatalogueRule, type KnownCodes } from './procedure.js';

export const columnNames = [
  'code',
  'name_vi',
  'name_en',
  'field',
  'department',
  'agency',
  'depositable',
  'fetchable',
  'processing_working_days',
  'cut_off',
  'fee_dong',
  'tray_size',
  'papers',
] as const;
export type ColumnName = (typeof columnNames)[number];

const mostFeeDong = 100_000_000;

/** The cells of one row, by column. */
export type Cells = Readonly<Record<ColumnName, string>>;

/** A cell that is wrong. The message says what is allowed in it; `allowed` says the same without a language. */
export class CellError extends Error {
  constructor(
    message: string,
    readonly rule: CatalogueRule,
    readonly allowed: string,
  ) {
    super(message);
  }
}

function wholeNumber(text: string, most: number, unit: string): number {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  throw new CellError(`must be a whole number 0–${most} (${unit})`, 'whole_number', `0–${most}`);
}

function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw new CellError(`must be one of ${choices.join(', ')}`, 'one_of', choices.join(', '));
}

function matching(
  text: string,
  pattern: RegExp,
  message: string,
  rule: CatalogueRule,
  allowed: string,
): string {
  if (pattern.test(text)) return text;
  throw new CellError(message, rule, allowed);
}

function name(text: string): string {
  return matching(text, /^[^\n]{1,300}$/u, 'must be 1–300 characters on one line', 'one_line', '1–300');
}

function yesOrNo(text: string): boolean {
  return oneOf(text, ['yes', 'no']) === 'yes';
}

function paperList(text: string): string[] {
  const papers = text === '' ? [] : text.split('|').map((paper) => paper.trim());
  if (papers.length <= 30 && papers.every((paper) => paper !== '' && paper.length <= 200)) return papers;
  throw new CellError(
    'must be at most 30 papers of 1–200 characters, separated by "|"',
    'paper_list',
    '30 × 1–200, "|"',
  );
}

/** How each cell is read. A reader throws a CellError that says what is allowed. */
export const cellReaders = {
  code: (text: string) =>
    matching(
      text,
      /^[0-9]\.[0-9]{6}$/,
      'must be a national code such as 1.001193',
      'national_code',
      '1.001193',
    ),
  name_vi: name,
  name_en: name,
  field: (text: string, known: KnownCodes) => oneOf(text, known.fields),
  department: (text: string, known: KnownCodes) => oneOf(text, known.departments),
  agency: (text: string, known: KnownCodes) => (text === '' ? null : oneOf(text, known.agencies)),
  depositable: yesOrNo,
  fetchable: yesOrNo,
  processing_working_days: (text: string) => wholeNumber(text, 365, 'working days'),
  cut_off: (text: string) =>
    text === ''
      ? null
      : matching(
          text,
          /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/,
          'must be empty or a time 00:00–23:59',
          'time_or_empty',
          '00:00–23:59',
        ),
  fee_dong: (text: string) => wholeNumber(text, mostFeeDong, 'đồng'),
  tray_size: (text: string) => oneOf(text, traySizes),
  papers: paperList,
} as const satisfies Record<ColumnName, (text: string, known: KnownCodes) => unknown>;
