import type { DoorState } from '../../../contract/index.js';
import type { WorldEvent } from '../../../simulator/index.js';
import type { Clock } from '../../boards/testing/clock.js';
import { longestScanIntervalMs } from './site-of-every-kind.js';

/**
 * A state of a door that lasts that long is reported before it is over. A board is looked at every second turn, a new state is believed at the second
 * look, and an opening may take the line for some questions in between; a state that is over sooner may never be seen.
 */
export const seenWithinMs = 6 * (longestScanIntervalMs + 100);

interface Door {
  readonly line: string;
  readonly cabinet: string;
  readonly maximumOpenDoors: number;
  /** Its line is back in service so long after its trouble. */
  readonly recoveredWithinMs: number;
  /** What its sensor shows. */
  truth: DoorState;
  truthSinceMs: number;
  reported: DoorState;
  /** The last state that was ever reported, `unknown` aside. */
  lastKnown: DoorState;
}

export type DoorPlace = Pick<Door, 'line' | 'cabinet' | 'maximumOpenDoors' | 'recoveredWithinMs'>;

/** Holds what the bridge reports of doors against what their sensors show. */
export class DoorsWitness {
  private readonly doors = new Map<string, Door>();
  private readonly openTroubles = new Map<string, number>();
  private readonly wellSinceMs = new Map<string, number>();
  /** How many states of doors were held against a report. */
  checks = 0;

  constructor(
    places: Iterable<readonly [tray: string, place: DoorPlace]>,
    private readonly clock: Clock,
    private readonly accuse: (what: string) => void,
  ) {
    for (const [tray, place] of places) {
      const unknown = { reported: 'unknown', lastKnown: 'unknown' } as const;
      this.doors.set(tray, { ...place, truth: 'closed', truthSinceMs: clock.monotonicMs(), ...unknown });
    }
    for (const { line } of this.doors.values()) this.wellSinceMs.set(line, clock.monotonicMs());
  }

  troubleBegan(line: string): void {
    this.openTroubles.set(line, (this.openTroubles.get(line) ?? 0) + 1);
  }

  troubleEnded(line: string): void {
    this.openTroubles.set(line, (this.openTroubles.get(line) ?? 0) - 1);
    this.wellSinceMs.set(line, this.clock.monotonicMs());
    for (const [tray, door] of this.doors) {
      if (door.line !== line) continue;
      this.clock.schedule(door.recoveredWithinMs + seenWithinMs, () => {
        this.check(tray, door);
      });
    }
  }

  /** A sensor shows another state than before. */
  shows(tray: string, state: DoorState): void {
    const door = this.door(tray);
    door.truth = state;
    door.truthSinceMs = this.clock.monotonicMs();
    this.clock.schedule(seenWithinMs, () => {
      this.check(tray, door);
    });
  }

  shown(tray: string): DoorState {
    return this.door(tray).truth;
  }

  reported(tray: string, state: DoorState): void {
    const door = this.door(tray);
    door.reported = state;
    if (state === 'unknown') return;
    door.lastKnown = state;
    const movedMs = this.clock.monotonicMs() - door.truthSinceMs;
    if (state !== door.truth && movedMs > seenWithinMs) {
      this.accuse(`${tray} is reported ${state} at ${this.clock.monotonicMs()}, and is not`);
    }
  }

  /** Whether the tray's line has been without trouble long enough to be in service again. */
  isWell(tray: string): boolean {
    const { line, recoveredWithinMs } = this.door(tray);
    const sinceMs = this.clock.monotonicMs() - (this.wellSinceMs.get(line) ?? 0);
    return (this.openTroubles.get(line) ?? 0) === 0 && sinceMs >= recoveredWithinMs;
  }

  /** Whether all doors of the tray's cabinet have been shut long enough to be known so. */
  isCabinetShut(tray: string): boolean {
    const nowMs = this.clock.monotonicMs();
    return this.inCabinetOf(tray).every(
      (label) => this.door(label).truth === 'closed' && nowMs - this.door(label).truthSinceMs >= seenWithinMs,
    );
  }

  inCabinetOf(tray: string): string[] {
    const { cabinet } = this.door(tray);
    return [...this.doors].filter(([, door]) => door.cabinet === cabinet).map(([label]) => label);
  }

  /** Doors that stand open and that no sensor has shown yet do not count: the bridge cannot know of them. */
  violated({ rule, tray, detail }: Extract<WorldEvent, { kind: 'violation' }>): void {
    if (rule === 'too_many_open_doors' && tray !== null) {
      const known = this.inCabinetOf(tray).filter(
        (label) =>
          label !== tray && this.door(label).truth === 'open' && this.door(label).lastKnown === 'open',
      );
      if (known.length < this.door(tray).maximumOpenDoors) return;
    }
    this.accuse(`${rule} at ${this.clock.monotonicMs()}: ${detail}`);
  }

  private check(tray: string, door: Door): void {
    const lastedMs = this.clock.monotonicMs() - door.truthSinceMs;
    if (!this.isWell(tray) || lastedMs < seenWithinMs) return;
    this.checks += 1;
    if (door.reported !== door.truth) {
      this.accuse(
        `${tray} is ${door.truth} for ${lastedMs} ms at ${this.clock.monotonicMs()}; reported: ${door.reported}`,
      );
    }
  }

  private door(tray: string): Door {
    const door = this.doors.get(tray);
    if (!door) throw new Error(`no tray ${tray}`);
    return door;
  }
}
