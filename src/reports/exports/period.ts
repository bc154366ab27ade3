import { DomainError } from '../../kernel/index.js';
import { daysAfter, instantAt, type LocalDate } from '../../procedures/index.js';

/** A year: what a report covers. */
export const mostDaysExported = 366;

/** Read into memory, written in under a second, and opened by every spreadsheet. */
export const mostRowsExported = 10_000;

/** Days of the site's calendar, both included. */
export interface ExportPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** From the first instant of the period to the first after it. */
export function instantsOf({ from, to }: ExportPeriod, timeZone: string): { begin: Date; end: Date } {
  return { begin: instantAt(from, '00:00', timeZone), end: instantAt(daysAfter(to, 1), '00:00', timeZone) };
}

/**
 * Rows of a query that was given one row more than may be exported.
 * @throws DomainError validation_failed
 */
export function requireExportable<Row>(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= mostRowsExported) return rows;
  const message = `must be nearer to "from": the period has more than ${mostRowsExported} rows`;
  throw new DomainError('validation_failed', `Correct the request: to: ${message}`, {
    extensions: { errors: [{ where: 'to', message }] },
  });
}
