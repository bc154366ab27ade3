import { isDeepStrictEqual } from 'node:util';
import type { ColumnName, Procedure } from '../catalogue/index.js';

/** What stands in a column, as a value. */
export type ColumnValue = string | number | boolean | null | string[];

export type ColumnValues = Readonly<Record<ColumnName, ColumnValue>>;

export interface ColumnChange {
  readonly column: ColumnName;
  readonly before: ColumnValue;
  readonly after: ColumnValue;
}

/** A procedure in the words of the catalogue's columns. */
export function columnsOf(procedure: Procedure): ColumnValues {
  return {
    code: procedure.code,
    name_vi: procedure.name.vi,
    name_en: procedure.name.en,
    field: procedure.fieldCode,
    department: procedure.departmentCode,
    agency: procedure.agencyCode,
    depositable: procedure.depositable,
    fetchable: procedure.fetchable,
    processing_working_days: procedure.processingWorkingDays,
    cut_off: procedure.cutOff,
    fee_dong: procedure.feeDong,
    tray_size: procedure.traySize,
    papers: [...procedure.papers],
  };
}

/** The columns in which two procedures differ, in the order of the catalogue. */
export function changedColumns(before: Procedure, after: Procedure): ColumnChange[] {
  const [old, wanted] = [columnsOf(before), columnsOf(after)];
  return (Object.keys(wanted) as ColumnName[])
    .filter((column) => !isDeepStrictEqual(old[column], wanted[column]))
    .map((column) => ({ column, before: old[column], after: wanted[column] }));
}
