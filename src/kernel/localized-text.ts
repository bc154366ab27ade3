/** A text shown to people: Vietnamese first, English beside it. */
export interface LocalizedText {
  readonly vi: string;
  readonly en: string;
}
