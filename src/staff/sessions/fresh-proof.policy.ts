import { addMs, holdsAt, minuteMs } from '../../kernel/index.js';

/** Time to walk from the desk to the cabinet; short enough for a console that was left. */
export const freshForMs = 5 * minuteMs;

/** Whether a proof of who somebody is counts yet. One that seems to lie ahead of the clock does not. */
export function isProofFresh(provedAt: Date, at: Date): boolean {
  return holdsAt({ from: provedAt, until: addMs(provedAt, freshForMs) }, at);
}
