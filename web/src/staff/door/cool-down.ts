import type { DoorOperation } from './door-phase.js';

/**
 * In how many seconds a lock that had to cool down can be opened again, counted from the refusal; null for every other opening.
 */
export function coolDownSeconds({
  outcomeReason,
  readyInMs,
}: Pick<DoorOperation, 'outcomeReason' | 'readyInMs'>): number | null {
  return outcomeReason === 'cooling_down' && readyInMs !== null ? Math.ceil(readyInMs / 1_000) : null;
}
