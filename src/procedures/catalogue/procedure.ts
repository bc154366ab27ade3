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

export interface CatalogueIssue {
  /** Line of the file, from 1, on which the row begins. */
  readonly line: number;
  /** Name of the column, or `row` when the whole row is meant. */
  readonly column: string;
  /** What is allowed and what was given. */
  readonly message: string;
}
