import type { TrayPlace } from '../layout.js';
import { UnaskedOpenings } from './unasked-openings.js';

/**
 * Which doors stand open, may stand open, or are just being opened. A door counts as long as nothing proves it closed: an unknown
 * never becomes free.
 */
export class OpenDoors {
  private readonly openings = new Set<TrayPlace>();
  private readonly pulsedAtMs = new Map<TrayPlace, number>();
  private readonly unasked = new UnaskedOpenings();

  /**
   * @param onChange hears when an opening begins, pulses or ends; of doors their banks tell
   * @param openBefore labels of trays that may have stood open when the bridge ended last
   */
  constructor(
    private readonly onChange: () => void = () => undefined,
    private readonly openBefore: ReadonlySet<string> = new Set(),
  ) {}

  /**
   * Whether the tray's cabinet has room for one more open door.
   * @param opening the caller's own opening of this tray is under way already
   */
  hasRoomFor(tray: TrayPlace, opening: boolean): boolean {
    if (!opening && this.openings.has(tray)) return false;
    const others = tray.cabinet.trays.filter((other) => other !== tray && this.mayStandOpen(other));
    return others.length < tray.cabinet.maximumOpenDoors;
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

  /** Those of the trays whose doors are not proven to be closed after they were open or pulsed; one that is only asked for is none. */
  unproven(trays: Iterable<TrayPlace>): string[] {
    return [...trays].filter((tray) => this.isUnproven(tray)).map(({ label }) => label);
  }

  private isUnproven(tray: TrayPlace): boolean {
    const { observation } = tray.bank;
    const provenAtMs = observation.provenAtMs(tray.lock);
    return (
      observation.latestDoor(tray.lock) === 'open' ||
      observation.lastProvenDoor(tray.lock) === 'open' ||
      this.pulsedAt(tray) > provenAtMs ||
      (provenAtMs === Number.NEGATIVE_INFINITY && this.openBefore.has(tray.label))
    );
  }
}
