import { GpioError } from '../gpio/lines.js';
import type { ContactState } from './contact.js';

/** The reason with which a look is ended that nobody waits for any more: nothing is wrong with what it was at. */
export const nobodyLooks = new GpioError('nobody looks any more');

/** Looks at contacts of one kind. @typeParam Place where a contact is */
export interface ContactLook<Place> {
  /** Rest between two looks, in milliseconds. */
  readonly restMs: number;
  /**
   * How each of them is at this moment, in their order; `unknown` for those that cannot be read. Never rejects.
   * @param over ends it: whatever was started for it is killed
   */
  look(places: readonly Place[], over: AbortSignal): Promise<readonly ContactState[]>;
}
