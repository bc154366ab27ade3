import type { TraySensors } from './door-operation.view.js';
import type { CountedOpenings } from './unseen-openings.policy.js';

/** What the sensors of a tray showed, and when, by the service's clock. */
export interface Sighting {
  readonly sensors: TraySensors;
  /** What nobody had commanded until then; undefined while the bridge is gone. */
  readonly counted: CountedOpenings | undefined;
  readonly at: Date;
}

/**
 * What trays have shown and the records have not taken in, in the order in which it was seen: the database may be away while a tray is
 * opened and shut, and nobody tells of it a second time (I7). Of each tray there is at most one sighting of each kind, the latest: a
 * door and a paper sensor know three each, so nine bound it, however long the database is away. An open door is never forgotten for
 * a shut one, and what was seen last stays last.
 */
export class UnkeptSightings {
  private readonly byTray = new Map<string, Map<string, Sighting>>();

  add(trayLabel: string, sighting: Sighting): void {
    const kinds = this.byTray.get(trayLabel) ?? new Map<string, Sighting>();
    const kind = kindOf(sighting);
    // A key that stands in a map keeps its place there.
    kinds.delete(kind);
    this.byTray.set(trayLabel, kinds.set(kind, sighting));
  }

  /** It is taken in. */
  remove(trayLabel: string, sighting: Sighting): void {
    const kinds = this.byTray.get(trayLabel);
    const kind = kindOf(sighting);
    if (kinds?.get(kind) !== sighting) return;
    kinds.delete(kind);
    if (kinds.size === 0) this.byTray.delete(trayLabel);
  }

  /** Of one tray, the oldest first. */
  of(trayLabel: string): Sighting[] {
    return [...(this.byTray.get(trayLabel)?.values() ?? [])];
  }

  trays(): string[] {
    return [...this.byTray.keys()];
  }
}

function kindOf({ sensors }: Sighting): string {
  return `${sensors.door} ${sensors.occupancy}`;
}
