import type { Mains } from '../../contract/index.js';

/** A supply that comes back may flicker; it counts as present again once it was seen so for this long. */
export const steadyMs = 1_000;

/**
 * What is believed of the supply, from one look after the other. A failure is believed at the first look, because there may
 * be no time for a second; a return only when it lasts.
 */
export class MainsBelief {
  private believed: Mains = 'unknown';
  private presentSinceMs: number | undefined;

  get mains(): Mains {
    return this.believed;
  }

  /** @param seen `unknown` when the input could not be read */
  take(seen: Mains, atMs: number): void {
    this.presentSinceMs = seen === 'present' ? (this.presentSinceMs ?? atMs) : undefined;
    const hasLasted = this.presentSinceMs !== undefined && atMs - this.presentSinceMs >= steadyMs;
    // An input that breaks off during a failure proves no return of the supply.
    if (this.believed === 'failing' && seen !== 'failing' && !hasLasted) return;
    this.believed = seen;
  }
}
