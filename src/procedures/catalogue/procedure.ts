import { type TraySize } from '@motcua247/firmware-bridge/contract';
import { type LocalizedText } from '../../kernel/index.js';

/** What a citizen applies for, as the catalogue file describes it. */
export interface Procedure {
  /** National code, such as `1.001193`. */
  readonly code: string;
  readonly name: LocalizedText;
  readonly fieldCode: string;
  /** The department or agency that processes the dossier. */
  readonly departmentCode: string;
  /** The agency that returns the result through the cabinet; `null` when the department does. */
  readonly agencyCode: string | null;
  readonly depositable: boolean;
  readonly fetchable: boolean;
  /** 0 to 365; 0 is due on the day of acceptance. */
  readonly processingWorkingDays: number;
  /** Local time `HH:mm`; what is accepted after it counts from the next working day. `null`: no cut-off. */
  readonly cutOff: string | null;
  /** Fee in đồng. */
  readonly feeDong: number;
  readonly traySize: TraySize;
  /** What must lie in the envelope, in Vietnamese. */
  readonly papers: readonly string[];
}

/** The codes that a catalogue may refer to. */
export interface KnownCodes {
  /** Everyone who processes dossiers, agencies included. */
  readonly departments: readonly string[];
  readonly agencies: readonly string[];
  readonly fields: readonly string[];
}

/** What can be wrong with a catalogue, so that screens can say it in their own language. */
export const catalogueRules = [
  'not_csv',
  'too_many_rows',
  'no_rows',
  'column_missing',
  'column_unknown',
  'column_twice',
  'cell_count',
  'national_code',
  'code_twice',
  'one_line',
  'one_of',
  'whole_number',
  'time_or_empty',
  'paper_list',
  'good_for_nothing',
  'agency_without_result',
  'deposit_without_papers',
] as const;
export type CatalogueRule = (typeof catalogueRules)[number];

export interface CatalogueIssue {
  /** Line of the file, from 1, on which the row begins. */
  readonly line: number;
  /** Name of the column, or `row` when the whole row is meant. */
  readonly column: string;
  readonly rule: CatalogueRule;
  /** What would be right, without a language: a list, a range, an example; null where the rule says it all. */
  readonly allowed: string | null;
  /** What stands there, shortened; null where nothing does. */
  readonly given: string | null;
  /** What is allowed and what was given, in English. */
  readonly message: string;
}
