import { type LocalizedText } from '../kernel/index.js';

/** What every paper needs to know, whatever it is about. */
export interface PaperValues {
  readonly site: SiteValues;
  /** IANA name such as `Asia/Ho_Chi_Minh`; every time on the paper is told in it. */
  readonly timeZone: string;
  /** When the paper was made. It goes into the file, so the same values always give the same bytes. */
  readonly createdAt: Date;
  readonly regulation: Regulation;
}

export interface SiteValues {
  /** The one-stop shop, for example "Bộ phận Một cửa phường Bến Thành". */
  readonly name: string;
  /** The authority it belongs to, for example "Ủy ban nhân dân phường Bến Thành". */
  readonly authority: string | undefined;
}

/**
 * The law a paper was made under. It is a value and not a constant of the layout: it changes often, and a paper that
 * is printed again must name what was in force when it was first made.
 */
export interface Regulation {
  readonly reference: string;
  /** The official form that follows the officer's check. */
  readonly appointmentSlip: LocalizedText;
}

/** What stands in the footer of a paper and is stored with it. */
export interface PaperForm {
  readonly number: string;
  readonly name: LocalizedText;
  /** Grows with every change of the layout or the wording. */
  readonly version: string;
}
