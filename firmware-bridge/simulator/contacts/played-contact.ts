/** A contact of the site as the computer meets it. */
export interface PlayedContact {
  show(active: boolean): void;
  /** Nothing is there any more. */
  remove(): void;
}
