import type { DoorState, Housing } from '@motcua247/firmware-bridge/contract';

/** How often something was opened, counted by one start of the bridge. */
export interface CountedOpenings {
  readonly bootId: string;
  readonly openings: number;
}

/** Openings that the bridge has counted and the records do not account for; another start of the bridge has counted from nothing. */
export function openingsSince(accounted: CountedOpenings | undefined, counted: CountedOpenings): number {
  const before = accounted?.bootId === counted.bootId ? accounted.openings : 0;
  return Math.max(0, counted.openings - before);
}

/** What a running operation can explain. */
export interface RunningOperation {
  readonly bridgeBootId: string;
  readonly doorSeenOpen: boolean;
  readonly leftOpenSince: Date | null;
}

/**
 * Whether a tray was opened and shut again while nobody listened. The bridge counts what nobody commanded. Two of those openings are judged
 * elsewhere: that of a door which is seen open, by the records of its tray; and that of a door which a new start of the bridge has found open,
 * if an operation of an earlier start has opened it and nobody knew it shut.
 */
export function wasOpenedUnseen(
  accounted: CountedOpenings | undefined,
  counted: CountedOpenings,
  door: DoorState,
  running: RunningOperation | undefined,
): boolean {
  const isFirstOfStart = accounted?.bootId !== counted.bootId;
  const mayHaveBeenFoundOpen =
    running !== undefined &&
    running.bridgeBootId !== counted.bootId &&
    (!running.doorSeenOpen || running.leftOpenSince !== null);
  const judged = Number(door === 'open') + Number(isFirstOfStart && mayHaveBeenFoundOpen);
  return openingsSince(accounted, counted) > judged;
}

/**
 * How often a housing was opened without the ledger's being told: beyond the opening that the ledger is told of now, and that of a housing
 * which a new start of the bridge has found as the ledger has it, open.
 */
export function housingOpeningsUnseen(
  accounted: CountedOpenings | undefined,
  counted: CountedOpenings,
  housing: Exclude<Housing, 'unknown'>,
  wasOpen: boolean,
): number {
  const isFirstOfStart = accounted?.bootId !== counted.bootId;
  const told = wasOpen ? Number(isFirstOfStart) : Number(housing === 'open');
  return Math.max(0, openingsSince(accounted, counted) - told);
}
