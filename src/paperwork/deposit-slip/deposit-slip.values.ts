import { type LocalizedText } from '../../kernel/index.js';
import { type PaperValues } from '../paper.values.js';

/**
 * What the citizen takes home. The tray is left out on purpose: she cannot open it again, it is out of date after the
 * next run, and a lost slip must not tell a finder where an envelope lies. No name and no phone number either.
 */
export interface DepositSlipValues extends PaperValues {
  readonly depositNumber: string;
  /** As the catalogue has it; however long, it is never cut. */
  readonly procedureName: string;
  readonly depositedAt: Date;
  readonly desk: DeskValues;
  /** Absolute http or https address of the citizen's status page; it goes into the QR code. */
  readonly statusPageUrl: string;
}

export interface DeskValues {
  readonly name: string;
  readonly hours: LocalizedText;
  readonly phone: string | undefined;
}
