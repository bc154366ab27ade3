import type { Occupancy } from '@motcua247/firmware-bridge/contract';

/** A tray is opened in a run, for what its lists name, or outside of one. */
export type OccasionKind = 'run' | 'outside_run';

/**
 * Whether who opens a tray may have chosen it. The lists of a run bound what is opened only as far as they are not written by staff: citizens
 * and the time put deposits and overdue results there, but one officer can take a tray out of service, or withdraw a dossier.
 *
 * @param listedByStaff whether staff can bring it about by themselves that a run names it.
 */
export function isOwnChoice(kind: OccasionKind, listedByStaff: boolean): boolean {
  return kind === 'outside_run' || listedByStaff;
}

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
