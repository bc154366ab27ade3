import type { Occupancy } from '@motcua247/firmware-bridge/contract';

/** What is known of a tray's content before it is opened. */
export interface KnownContent {
  /** False: an officer must look into it. */
  readonly contentKnown: boolean;
  /** Whether a dossier lies there by the records, or is awaited. */
  readonly bound: boolean;
  /** What the sensor shows, if there is one. */
  readonly occupancy: Occupancy;
}

/** Whether papers may lie in a tray: only what is known to be empty is empty (I7). */
export function mayHoldPapers({ contentKnown, bound, occupancy }: KnownContent): boolean {
  return !contentKnown || bound || occupancy === 'present';
}
