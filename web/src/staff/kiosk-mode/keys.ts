export type Page = 'letters' | 'capitals' | 'symbols';

/** What each page of the keyboard writes, row by row. */
export const keys = {
  letters: ['1234567890-.', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm,/'],
  capitals: ['1234567890-.', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM,/'],
  symbols: ['1234567890-.', '@#$%&*()_+', '!?:;=<>[]', '\'"{}|~^\\`'],
} as const satisfies Readonly<Record<Page, readonly string[]>>;

/** Text with a place at which is written; `end` is after `start` when something is marked. */
export interface Marked {
  readonly start: number;
  readonly end: number;
}

/** What Delete takes away: what is marked, else the one character before. */
export const deletedBy = ({ start, end }: Marked): Marked =>
  start === end ? { start: Math.max(0, start - 1), end } : { start, end };
