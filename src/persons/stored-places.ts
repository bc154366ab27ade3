import { personalData, type PersonalData } from '../platform/index.js';

/** The parts of an export, and the tables each is read from. */
export const tablesOfParts = {
  dossiers: ['dossier', 'dossier_key', 'notice', 'run_item', 'run'],
  codes: ['citizen_code'],
  sessions: ['citizen_session'],
  wrongCodes: ['code_failure'],
  locks: ['phone_lock'],
  /** Nothing leads from a person to them, so that the export can tell only that there may be some. */
  wordsAboutTrays: ['tray', 'audit_item'],
  /** Opens to nobody but who asked, so that the export can tell only that there may be some. */
  repeatedAnswers: ['idempotent_answer'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ExportPart = keyof typeof tablesOfParts;

/** Tables with data about staff alone. */
export const tablesOfStaff: readonly string[] = ['sign_in_failure', 'staff_account', 'staff_session'];

/** Where and why a part of an export is stored, as the table of personal data says. */
export function storedPlaces(part: ExportPart): PersonalData[] {
  const tables: readonly string[] = tablesOfParts[part];
  return personalData.filter(({ columns }) => columns.some((column) => tables.includes(tableOf(column))));
}

export const tableOf = (column: string): string => column.slice(0, column.indexOf('.'));
