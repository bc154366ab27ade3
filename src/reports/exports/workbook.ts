import { DateTime } from 'luxon';
import type { Cell, SheetData } from 'write-excel-file/node';

/** What a cell can hold; null stays empty. */
export type CellValue = string | number | Date | null;

/** One column of an exported sheet. */
export interface SheetColumn<Row> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** How a point of time is shown: with the time of day unless it is a day. */
  readonly shows?: 'day';
  readonly value: (row: Row) => CellValue;
}

export interface SheetContents<Row> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}

/**
 * A workbook (XLSX) of one sheet with its titles in the first row. Texts are texts, whatever they begin with: none is
 * taken for a formula.
 * @param timeZone IANA; a workbook knows none, so that times stand in it as clocks here show them.
 */
export async function writeWorkbook<Row>(sheet: SheetContents<Row>, timeZone: string): Promise<Buffer> {
  const titles = sheet.columns.map(({ title }) => ({
    value: title,
    type: String,
    fontWeight: 'bold' as const,
  }));
  const rows: SheetData = sheet.rows.map((row) =>
    sheet.columns.map(({ value, shows }) => cellOf(value(row), shows === 'day', timeZone)),
  );
  // Loaded with the first workbook, which most days never see.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile([titles, ...rows], {
    sheet: sheet.name,
    stickyRowsCount: 1,
    columns: sheet.columns.map(({ width }) => ({ width })),
  }).toBuffer();
}

function cellOf(value: CellValue, isDay: boolean, timeZone: string): Cell {
  if (value === null) return null;
  if (typeof value === 'string') return { value, type: String };
  if (typeof value === 'number') return { value, type: Number };
  const format = isDay ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm:ss';
  return { value: asClocksShow(value, timeZone), type: Date, format };
}

/** The workbook's library takes the hours of a time in UTC for those of the clock. */
function asClocksShow(time: Date, timeZone: string): Date {
  return DateTime.fromJSDate(time, { zone: timeZone }).setZone('utc', { keepLocalTime: true }).toJSDate();
}
