import type { ContactState } from './contact.js';

/**
 * What is believed of a contact, from one look after the other. That it is active is believed at the first look, because there
 * may be no time for a second; that it is so no longer, only when that lasts.
 */
export class ContactBelief {
  private believed: ContactState = 'unknown';
  private inactiveSinceMs: number | undefined;

  /** @param steadyMs how long a contact that was active must be seen inactive to be believed so, in milliseconds */
  constructor(private readonly steadyMs: number) {}

  get state(): ContactState {
    return this.believed;
  }

  /** @param seen `unknown` when the contact could not be read */
  take(seen: ContactState, atMs: number): void {
    this.inactiveSinceMs = seen === 'inactive' ? (this.inactiveSinceMs ?? atMs) : undefined;
    const hasLasted = this.inactiveSinceMs !== undefined && atMs - this.inactiveSinceMs >= this.steadyMs;
    // A contact that breaks off while it is active does not prove that it is so no longer.
    if (this.believed === 'active' && seen !== 'active' && !hasLasted) return;
    this.believed = seen;
  }
}
