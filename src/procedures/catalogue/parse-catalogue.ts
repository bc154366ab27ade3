import { CsvError, type Info, parse } from 'csv-parse/sync';
import { type Cells, columnNames } from './columns.js';
import { type CatalogueIssue, type CatalogueRule, type KnownCodes, type Procedure } from './procedure.js';
import { readRow } from './read-row.js';

export interface ParsedCatalogue {
  readonly procedures: readonly Procedure[];
  /** Empty when every row could be read. A row with an issue yields no procedure. */
  readonly issues: readonly CatalogueIssue[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest row, in characters: far more than thirty papers, far less than a forgotten quotation mark would swallow. */
const longestRow = 20_000;
const mostRows = 5_000;

/**
 * Reads the catalogue of procedures (CSV, UTF-8 with or without a byte order mark, RFC 4180, first line the column names
 * in any order). Where the decimal sign is a comma, as in Vietnam, Excel separates cells by semicolons: both are read.
 */
export function parseCatalogue(csvText: string, known: KnownCodes): ParsedCatalogue {
  const rows = readRows(csvText);
  if ('issue' in rows) return { procedures: [], issues: [rows.issue] };
  const [header, ...body] = rows.rows;
  if (!header) return { procedures: [], issues: [wholeRow(1, 'column_missing', missingHeader)] };
  const headerIssues = findHeaderIssues(header);
  if (headerIssues.length > 0) return { procedures: [], issues: headerIssues };

  const issues: CatalogueIssue[] = [];
  const procedures: Procedure[] = [];
  const lineOfCode = new Map<string, number>();
  for (const { line, cells } of body) {
    if (cells.length !== columnNames.length) {
      const message = `must have ${columnNames.length} cells, has ${cells.length}`;
      issues.push(wholeRow(line, 'cell_count', message, String(columnNames.length), String(cells.length)));
      continue;
    }
    const result = readRow(byColumn(header.cells, cells), known);
    if ('issues' in result) {
      issues.push(...result.issues.map((issue) => ({ line, ...issue })));
      continue;
    }
    const { code } = result.procedure;
    const earlier = lineOfCode.get(code);
    if (earlier === undefined) {
      lineOfCode.set(code, line);
      procedures.push(result.procedure);
    } else {
      const message = `${code} stands already in line ${earlier}; each code may stand once`;
      issues.push({ line, column: 'code', rule: 'code_twice', allowed: null, given: code, message });
    }
  }
  return { procedures, issues };
}

/** Something that is wrong with a row, or the file, as a whole. */
export function wholeRow(
  line: number,
  rule: CatalogueRule,
  message: string,
  allowed: string | null = null,
  given: string | null = null,
): CatalogueIssue {
  return { line, column: 'row', rule, allowed, given, message };
}

const missingHeader = `must name the columns ${columnNames.join(', ')}`;

function readRows(csvText: string): { rows: Row[] } | { issue: CatalogueIssue } {
  try {
    const records = parse(csvText, {
      bom: true,
      delimiter: separatorOf(csvText),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRow,
      to: mostRows + 2,
    }) as unknown as { record: string[]; info: Info }[];
    if (records.length > mostRows + 1) {
      const message = `must be at most ${mostRows} procedures`;
      return { issue: wholeRow(mostRows + 2, 'too_many_rows', message, String(mostRows)) };
    }
    return {
      rows: records.map(({ record, info }) => ({ line: firstLine(record, info.lines), cells: record })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { issue: wholeRow(line, 'not_csv', `is not valid CSV: ${error.message}`) };
  }
}

/** The names of the columns hold neither sign, so that the header tells which one separates. */
function separatorOf(csvText: string): ',' | ';' {
  const header = csvText.split('\n').find((line) => line.replace(/^\uFEFF/, '').trim() !== '') ?? '';
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

// The parser counts up to the last line of a record; a cell in quotation marks may hold several.
function firstLine(cells: readonly string[], lastLine: number): number {
  return lastLine - (cells.join('').match(/\n/g)?.length ?? 0);
}

function findHeaderIssues(header: Row): CatalogueIssue[] {
  const given = header.cells;
  const issue = (
    column: string,
    rule: CatalogueRule,
    message: string,
    allowed: string | null = null,
  ): CatalogueIssue => ({ line: header.line, column, rule, allowed, given: null, message });
  const known = columnNames.join(', ');
  return [
    ...columnNames
      .filter((name) => !given.includes(name))
      .map((name) => issue(name, 'column_missing', 'the column is missing')),
    ...given
      .filter((name) => !(columnNames as readonly string[]).includes(name))
      .map((name) => issue(name, 'column_unknown', `unknown column; known are ${known}`, known)),
    ...given
      .filter((name, index) => given.indexOf(name) !== index)
      .map((name) => issue(name, 'column_twice', 'the column stands twice')),
  ];
}

function byColumn(header: readonly string[], cells: readonly string[]): Cells {
  return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) as Cells;
}
