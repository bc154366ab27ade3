/** After this long without a touch or a key the console on the kiosk's screen is left. */
export const idleAfterMs = 90_000;

/** The last part of it, in which the countdown is shown. */
export const warnBeforeMs = 20_000;

export type Idleness =
  | { readonly kind: 'busy' }
  | { readonly kind: 'warned'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

/** @param idleMs since the last touch or key */
export function idlenessAfter(idleMs: number): Idleness {
  const leftMs = idleAfterMs - idleMs;
  if (leftMs <= 0) return { kind: 'over' };
  if (leftMs > warnBeforeMs) return { kind: 'busy' };
  return { kind: 'warned', secondsLeft: Math.ceil(leftMs / 1000) };
}
