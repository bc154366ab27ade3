import type { OpenDoors } from '../doors/open-doors.js';
import type { SiteContacts } from '../inputs/site-contacts.js';
import type { TrayPlace } from '../layout.js';
import type { CabinetCauses, TrayCauses } from './signals.policy.js';

/** Remembers since when something has been so. */
class SinceWhen {
  private atMs: number | undefined;

  take(isSo: boolean, nowMs: number): number | undefined {
    this.atMs = isSo ? (this.atMs ?? nowMs) : undefined;
    return this.atMs;
  }
}

interface WatchedTray {
  readonly place: TrayPlace;
  readonly busy: SinceWhen;
  readonly open: SinceWhen;
}

/** A door that nobody can see any more is as it was last seen: a board that falls silent shuts none. */
function isSeenOpen({ bank, lock }: TrayPlace): boolean {
  const { door } = bank.observation.state(lock);
  return door === 'open' || (door === 'unknown' && bank.observation.lastProvenDoor(lock) === 'open');
}

/** Looks at what the bridge knows of one cabinet, and keeps since when it has been so. */
export class CabinetWatch {
  private readonly trays: readonly WatchedTray[];
  private readonly present = new SinceWhen();

  constructor(
    private readonly cabinet: string,
    places: readonly TrayPlace[],
    private readonly openDoors: OpenDoors,
    private readonly contacts: Pick<SiteContacts, 'mains' | 'of'>,
  ) {
    this.trays = places.map((place) => ({ place, busy: new SinceWhen(), open: new SinceWhen() }));
  }

  look(nowMs: number): CabinetCauses {
    const { housing, presence } = this.contacts.of(this.cabinet);
    const pulsesMs = this.trays.map(({ place }) => this.openDoors.pulsedAt(place));
    return {
      presentSinceMs: this.present.take(presence === 'present', nowMs),
      housingOpen: housing === 'open',
      mainsFailing: this.contacts.mains === 'failing',
      pulsedAtMs: Math.max(...pulsesMs),
      trays: this.trays.map(({ place, busy, open }): TrayCauses => {
        const tray = place.label;
        const busySinceMs = busy.take(this.openDoors.isPointedAt(place), nowMs);
        return { tray, busySinceMs, openSinceMs: open.take(isSeenOpen(place), nowMs) };
      }),
    };
  }
}
