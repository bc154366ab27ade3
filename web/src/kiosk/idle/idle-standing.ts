export type IdleStanding =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

const warningMs = 20_000;

/** Where somebody stands who has not touched anything for a while; the last 20 seconds are counted down. */
export function idleStanding(idleMs: number, limitMs: number): IdleStanding {
  const leftMs = limitMs - idleMs;
  if (leftMs <= 0) return { kind: 'over' };
  return leftMs <= warningMs
    ? { kind: 'warning', secondsLeft: Math.ceil(leftMs / 1000) }
    : { kind: 'active' };
}
