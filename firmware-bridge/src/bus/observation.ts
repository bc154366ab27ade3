import type { DoorState, Occupancy } from '../../contract/index.js';
import type { BoardReading, LockReading } from '../boards/driver.js';

/** What is believed of one lock. */
export interface LockState {
  readonly door: DoorState;
  readonly occupancy: Occupancy;
}

interface LockRecord {
  believed: LockState;
  /** The last good reply, believed or not. */
  latest: LockReading | undefined;
  /** When a good reply last agreed with what is believed, on the monotonic clock. */
  provenAtMs: number;
  /** The last state of the door that was ever believed, kept while the board is silent. */
  lastProvenDoor: DoorState;
}

const nothingKnown: LockState = { door: 'unknown', occupancy: 'unknown' };

function same(state: LockState | undefined, reading: LockReading): boolean {
  return state?.door === reading.door && state.occupancy === reading.occupancy;
}

/**
 * What the sensors of one board show. A state is believed when two good replies in a row show it: lock boards guard a frame with
 * an eight-bit sum or with nothing, the pulse of the solenoid is the worst noise on the line just when the answer matters
 * most, and a door's contact bounces. The price is one more poll, about 15 ms at 19200 baud.
 */
export class Observation {
  private readonly records: ReadonlyMap<number, LockRecord>;

  constructor(locks: readonly number[]) {
    const fresh = (): LockRecord => ({
      believed: nothingKnown,
      latest: undefined,
      provenAtMs: Number.NEGATIVE_INFINITY,
      lastProvenDoor: 'unknown',
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
      if (!seen) continue;
      const seenBefore = record.latest;
      record.latest = seen;
      if (!same(record.believed, seen)) {
        if (!same(seenBefore, seen)) continue;
        record.believed = seen;
        changed.push(lock);
      }
      record.provenAtMs = nowMs;
      record.lastProvenDoor = seen.door;
    }
    return changed;
  }

  /** The board does not answer any more: nothing is believed. Returns the locks of which something was. */
  forget(): number[] {
    const changed: number[] = [];
    for (const [lock, record] of this.records) {
      record.latest = undefined;
      if (record.believed === nothingKnown) continue;
      record.believed = nothingKnown;
      changed.push(lock);
    }
    return changed;
  }

  /** Whether the last reply showed something that is not believed yet, so that another poll soon is worth its time. */
  isUnsettled(): boolean {
    return [...this.records.values()].some(
      ({ believed, latest }) => latest !== undefined && !same(believed, latest),
    );
  }

  state(lock: number): LockState {
    return this.recordOf(lock).believed;
  }

  /** The door in the last good reply, whether it is believed or not. */
  latestDoor(lock: number): DoorState {
    return this.recordOf(lock).latest?.door ?? 'unknown';
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
