import type { DoorState, Occupancy } from '../../contract/index.js';
import type { BoardReading, LockReading } from '../boards/driver.js';

/** What is believed of one lock. */
export interface LockState {
  readonly door: DoorState;
  readonly occupancy: Occupancy;
}

/** What one sensor shows, and what is believed of it: what its last two good replies agree on. */
class Sensor<Shown> {
  believed: Shown | 'unknown' = 'unknown';
  /** In the last good reply, believed or not. */
  latest: Shown | undefined;
  /** Whether its last two good replies agree. */
  private isSteady = false;

  /** Takes in one good reply; returns whether something else is believed now. */
  take(seen: Shown): boolean {
    this.isSteady = seen === this.latest;
    this.latest = seen;
    return this.isSteady && this.believe(seen);
  }

  /** The last good reply lacks it. */
  lack(): void {
    this.latest = undefined;
  }

  /** Its board does not answer any more. */
  forget(): boolean {
    this.lack();
    return this.believe('unknown');
  }

  /** Nothing older is believed of it any more unless its last two good replies agree. */
  doubt(): void {
    if (!this.isSteady) this.believed = 'unknown';
  }

  isUnsettled(): boolean {
    return this.latest !== undefined && this.latest !== this.believed;
  }

  private believe(state: Shown | 'unknown'): boolean {
    const isNews = this.believed !== state;
    this.believed = state;
    return isNews;
  }
}

interface LockRecord {
  readonly door: Sensor<LockReading['door']>;
  readonly occupancy: Sensor<Occupancy>;
  /** When a good reply last agreed with what is believed of the door, on the monotonic clock. */
  provenAtMs: number;
  /** The last state of the door that was ever believed, kept while the board is silent. */
  lastProvenDoor: DoorState;
  /** Whether the last good reply lacked it. */
  isMissing: boolean;
}

/** Nothing is believed of the lock any more; returns whether something was. */
function forgetBoth({ door, occupancy }: LockRecord): boolean {
  return [door.forget(), occupancy.forget()].includes(true);
}

/**
 * What the sensors of one board show. A state is believed when two good replies in a row show it: lock boards guard a frame with
 * an eight-bit sum or with nothing, the pulse of the solenoid is the worst noise on the line just when the answer matters
 * most, and a door's contact bounces. The price is one more poll, about 15 ms at 19200 baud. Door and papers are believed each by its
 * own sensor, so that an unsteady one hides nothing of the other. But with a door that is news no older belief of the papers is told
 * while their sensor wavers: whoever settles what was done in the tray does so when the door is told to be shut.
 */
export class Observation {
  private readonly records: ReadonlyMap<number, LockRecord>;

  constructor(locks: readonly number[]) {
    const fresh = (): LockRecord => ({
      door: new Sensor(),
      occupancy: new Sensor(),
      provenAtMs: Number.NEGATIVE_INFINITY,
      lastProvenDoor: 'unknown',
      isMissing: false,
    });
    this.records = new Map(locks.map((lock) => [lock, fresh()]));
  }

  /** The locks that have a tray. */
  get locks(): number[] {
    return [...this.records.keys()];
  }

  /** Takes in one good reply; returns the locks of which something else is believed now. */
  record(reading: BoardReading, nowMs: number): number[] {
    const changed: number[] = [];
    for (const [lock, record] of this.records) {
      const seen = reading.get(lock);
      const { door, occupancy } = record;
      if (!seen) {
        // As with everything else, one odd reply proves nothing but itself.
        if (record.isMissing && forgetBoth(record)) changed.push(lock);
        record.isMissing = true;
        for (const sensor of [door, occupancy]) sensor.lack();
        continue;
      }
      record.isMissing = false;
      const news = [door.take(seen.door), occupancy.take(seen.occupancy)];
      if (news[0]) occupancy.doubt();
      if (news.includes(true)) changed.push(lock);
      if (door.isUnsettled()) continue;
      record.provenAtMs = nowMs;
      record.lastProvenDoor = seen.door;
    }
    return changed;
  }

  /** The board does not answer any more: nothing is believed. Returns the locks of which something was. */
  forget(): number[] {
    const changed: number[] = [];
    for (const [lock, record] of this.records) {
      if (forgetBoth(record)) changed.push(lock);
    }
    return changed;
  }

  /** Whether the last reply showed something that is not believed yet, so that another poll soon is worth its time. */
  isUnsettled(): boolean {
    return [...this.records.values()].some(
      ({ door, occupancy }) => door.isUnsettled() || occupancy.isUnsettled(),
    );
  }

  state(lock: number): LockState {
    const { door, occupancy } = this.recordOf(lock);
    return { door: door.believed, occupancy: occupancy.believed };
  }

  /** The door in the last good reply, whether it is believed or not. */
  latestDoor(lock: number): DoorState {
    return this.recordOf(lock).door.latest ?? 'unknown';
  }

  lastProvenDoor(lock: number): DoorState {
    return this.recordOf(lock).lastProvenDoor;
  }

  provenAtMs(lock: number): number {
    return this.recordOf(lock).provenAtMs;
  }

  private recordOf(lock: number): LockRecord {
    const record = this.records.get(lock);
    if (!record) throw new Error(`lock ${lock} is not in the site file`);
    return record;
  }
}
