/** How a contact beside the locks is; which of its levels is `active` is a setting. */
export type ContactState = 'active' | 'inactive' | 'unknown';

/** A contact that the bridge looks at. A new kind of pin is one look here and a line in `contact-maker.ts`. */
export interface Contact {
  /** As believed; `unknown` before the first look, and while it cannot be read. */
  readonly state: ContactState;
  /** Resolves once the contact has been looked at, whatever came of it. */
  readonly firstLook: Promise<void>;
  /** @param onChange hears of every change of `state`, the first look's too */
  start(onChange: () => void): void;
  /** For good. */
  stop(): void;
}

/** Where a site has no such contact. */
export const noContact: Contact = {
  state: 'unknown',
  firstLook: Promise.resolve(),
  start: () => undefined,
  stop: () => undefined,
};
