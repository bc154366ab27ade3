import type { TrayPlace } from '../layout.js';

/**
 * Which doors stand open, may stand open, or are just being opened. A door counts as long as nothing proves it closed: an unknown
 * never becomes free.
 */
export class OpenDoors {
  private readonly openings = new Set<TrayPlace>();
  private readonly pulsedAtMs = new Map<TrayPlace, number>();

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
  }

  pulsed(tray: TrayPlace, atMs: number): void {
    this.pulsedAtMs.set(tray, atMs);
  }

  endOpening(tray: TrayPlace): void {
    this.openings.delete(tray);
  }

  private mayStandOpen(tray: TrayPlace): boolean {
    const { observation } = tray.bank;
    const pulsedAtMs = this.pulsedAtMs.get(tray) ?? Number.NEGATIVE_INFINITY;
    return (
      this.openings.has(tray) ||
      observation.latestDoor(tray.lock) === 'open' ||
      observation.lastProvenDoor(tray.lock) === 'open' ||
      pulsedAtMs > observation.provenAtMs(tray.lock)
    );
  }
}
