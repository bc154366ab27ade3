import type { TrayPlace } from '../layout.js';
import { UnaskedOpenings } from './unasked-openings.js';

/** Whether a cabinet may have one more door open: now, or once locks whose doors are shut have no current any more. */
export type Room = 'now' | 'when_locked_again' | 'none';

/** Labels of trays that may have stood open when the bridge ended last; `unknown`: nobody can say which, so that each may. */
export type OpenBefore = ReadonlySet<string> | 'unknown';

/**
 * Which doors stand open, may stand open, or are just being opened. A door counts as long as nothing proves it closed and its lock
 * without current: an unknown never becomes free.
 */
export class OpenDoors {
  private readonly openings = new Set<TrayPlace>();
  private readonly pulsedAtMs = new Map<TrayPlace, number>();
  private readonly unasked = new UnaskedOpenings();

  /**
   * @param onChange hears when an opening begins, pulses or ends; of doors their banks tell
   */
  constructor(
    private readonly onChange: () => void = () => undefined,
    private readonly openBefore: OpenBefore = new Set(),
  ) {}

  /**
   * Whether the tray's cabinet has room for one more open door.
   * @param opening the caller's own opening of this tray is under way already
   */
  roomFor(tray: TrayPlace, opening: boolean): Room {
    if (!opening && this.openings.has(tray)) return 'none';
    const { trays, maximumOpenDoors } = tray.cabinet;
    const others = trays.filter((other) => other !== tray);
    if (
      others.filter((other) => this.openings.has(other) || this.isNotSeenShut(other)).length >=
      maximumOpenDoors
    )
      return 'none';
    return others.filter((other) => this.mayStandOpen(other)).length >= maximumOpenDoors
      ? 'when_locked_again'
      : 'now';
  }

  beginOpening(tray: TrayPlace): void {
    this.openings.add(tray);
    this.onChange();
  }

  pulsed(tray: TrayPlace, atMs: number): void {
    this.pulsedAtMs.set(tray, atMs);
    this.unasked.pulsed(tray);
    this.onChange();
  }

  endOpening(tray: TrayPlace): void {
    this.openings.delete(tray);
    this.unasked.attemptEnded(tray);
    this.onChange();
  }

  /** Something else may be believed of the door; told before anybody else hears of it. */
  seen(tray: TrayPlace): void {
    this.unasked.seen(tray, this.openings.has(tray));
  }

  /** How often the door was opened without a command since the start. */
  unaskedOpenings(tray: TrayPlace): number {
    return this.unasked.of(tray);
  }

  /** When its lock was last pulsed; negative infinity before the first time. */
  pulsedAt(tray: TrayPlace): number {
    return this.pulsedAtMs.get(tray) ?? Number.NEGATIVE_INFINITY;
  }

  /** Whether it is being opened, stands open, or is not proven to have been closed again. */
  mayStandOpen(tray: TrayPlace): boolean {
    return this.openings.has(tray) || this.isUnproven(tray);
  }

  /**
   * Whether its lamp shows it. Where more doors of a cabinet may still stand open from before than it may have, nobody knows which do:
   * lamps at all of them would lead nobody to a door, and their supply bears one for each that may be open.
   */
  isPointedAt(tray: TrayPlace): boolean {
    if (!this.mayStandOpen(tray)) return false;
    if (!this.isKnownFromBeforeAlone(tray)) return true;
    const { trays, maximumOpenDoors } = tray.cabinet;
    return trays.filter((each) => this.isKnownFromBeforeAlone(each)).length <= maximumOpenDoors;
  }

  /** Those of the trays whose doors are not proven to be closed after they were open or pulsed; one that is only asked for is none. */
  unproven(trays: Iterable<TrayPlace>): string[] {
    return [...trays].filter((tray) => this.isUnproven(tray)).map(({ label }) => label);
  }

  private mayHaveStoodOpenBefore({ label }: TrayPlace): boolean {
    return this.openBefore === 'unknown' || this.openBefore.has(label);
  }

  /** It may stand open, and nothing of this start of the bridge says so. */
  private isKnownFromBeforeAlone(tray: TrayPlace): boolean {
    if (!this.mayHaveStoodOpenBefore(tray) || this.openings.has(tray) || this.pulsedAtMs.has(tray))
      return false;
    const { observation } = tray.bank;
    const isSeenOpen = [observation.latestDoor(tray.lock), observation.lastProvenDoor(tray.lock)].includes(
      'open',
    );
    return !isSeenOpen && this.isUnproven(tray);
  }

  /** What was seen shut while its lock was energised may have come open the next moment. */
  private isShownUnderCurrent(tray: TrayPlace): boolean {
    const mayHaveBeenPulsed = this.pulsedAtMs.has(tray) || this.mayHaveStoodOpenBefore(tray);
    const { observation } = tray.bank;
    return mayHaveBeenPulsed && observation.provenAtMs(tray.lock) <= tray.bank.lockedAgainAtMs(tray.lock);
  }

  private isUnproven(tray: TrayPlace): boolean {
    return this.isNotSeenShut(tray) || this.isShownUnderCurrent(tray);
  }

  private isNotSeenShut(tray: TrayPlace): boolean {
    const { observation } = tray.bank;
    const provenAtMs = observation.provenAtMs(tray.lock);
    return (
      observation.latestDoor(tray.lock) === 'open' ||
      observation.lastProvenDoor(tray.lock) === 'open' ||
      this.pulsedAt(tray) > provenAtMs ||
      (provenAtMs === Number.NEGATIVE_INFINITY && this.mayHaveStoodOpenBefore(tray))
    );
  }
}
