import type { ContactState } from './contact.js';

/** Looks at contacts of one kind. @typeParam Place where a contact is */
export interface ContactLook<Place> {
  /** Rest between two looks, in milliseconds. */
  readonly restMs: number;
  /** How each of them is at this moment, in their order; `unknown` for those that cannot be read. Never rejects. */
  look(places: readonly Place[]): Promise<readonly ContactState[]>;
}
