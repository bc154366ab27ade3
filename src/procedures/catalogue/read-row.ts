import { CellError, type Cells, cellReaders, type ColumnName } from './columns.js';
import { type CatalogueIssue, type CatalogueRule, type KnownCodes, type Procedure } from './procedure.js';

const longestShown = 60;

/** One procedure from one row, or everything that is wrong with the row. */
export function readRow(
  cells: Cells,
  known: KnownCodes,
): { procedure: Procedure } | { issues: Omit<CatalogueIssue, 'line'>[] } {
  const issues: Omit<CatalogueIssue, 'line'>[] = [];
  const read = <Name extends ColumnName>(
    column: Name,
  ): ReturnType<(typeof cellReaders)[Name]> | undefined => {
    try {
      return cellReaders[column](cells[column], known) as ReturnType<(typeof cellReaders)[Name]>;
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      const given = shown(cells[column]);
      const { rule, allowed, message } = error;
      issues.push({ column, rule, allowed, given, message: `${message}, is ${given}` });
      return undefined;
    }
  };
  const row = {
    code: read('code'),
    nameVi: read('name_vi'),
    nameEn: read('name_en'),
    fieldCode: read('field'),
    departmentCode: read('department'),
    agencyCode: read('agency'),
    depositable: read('depositable'),
    fetchable: read('fetchable'),
    processingWorkingDays: read('processing_working_days'),
    cutOff: read('cut_off'),
    feeDong: read('fee_dong'),
    traySize: read('tray_size'),
    papers: read('papers'),
  };
  if (!isComplete(row)) return { issues };
  issues.push(...findContradictions(row));
  if (issues.length > 0) return { issues };
  const { nameVi, nameEn, ...rest } = row;
  return { procedure: { ...rest, name: { vi: nameVi, en: nameEn } } };
}

function isComplete<Row extends object>(
  row: Row,
): row is { [Key in keyof Row]: Exclude<Row[Key], undefined> } {
  return Object.values(row).every((value) => value !== undefined);
}

function findContradictions(
  row: Pick<Procedure, 'agencyCode' | 'depositable' | 'fetchable' | 'papers'>,
): Omit<CatalogueIssue, 'line'>[] {
  const issues: Omit<CatalogueIssue, 'line'>[] = [];
  const add = (column: ColumnName, rule: CatalogueRule, allowed: string | null, message: string): void => {
    issues.push({ column, rule, allowed, given: null, message });
  };
  if (!row.depositable && !row.fetchable) {
    const message = 'must be yes when depositable is no: nothing could be done with it';
    add('fetchable', 'good_for_nothing', 'yes', message);
  }
  if (row.agencyCode !== null && !row.fetchable) {
    const message = 'must be empty when fetchable is no: no result comes back';
    add('agency', 'agency_without_result', '', message);
  }
  if (row.depositable && row.papers.length === 0) {
    const message = 'must name at least one paper when depositable is yes';
    add('papers', 'deposit_without_papers', null, message);
  }
  return issues;
}

function shown(text: string): string {
  return text.length <= longestShown
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, longestShown))}… (${text.length} characters)`;
}
