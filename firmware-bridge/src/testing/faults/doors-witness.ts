import type { DoorState } from '../../../contract/index.js';
import type { WorldEvent } from '../../../simulator/index.js';
import type { Clock } from '../../boards/testing/clock.js';
import { FreeTime } from './free-time.js';
import type { LineBounds } from './line-bounds.js';

/** Nothing is reported that was not so within that time: so late a reply, or so slow a look at lines, still counts. */
const longestLateMs = 1_000;

/** An opening has put off the scan by one turn, and its second look at another bank by one more. */
const turnsPutOff = 2;

/** Fractions of a millisecond are added up in another order than they were waited for. */
const roundingMs = 0.001;

interface WatchedLine extends LineBounds {
  readonly free: FreeTime;
  /** Troubles that last. */
  troubles: number;
  wellSinceMs: number;
}

interface Door {
  readonly line: WatchedLine;
  readonly cabinet: string;
  readonly maximumOpenDoors: number;
  /** What its sensor shows. */
  truth: DoorState;
  truthSinceMs: number;
  /** The free time of its line then. */
  truthSinceFreeMs: number;
  reported: DoorState;
  /** The last state that was ever reported, `unknown` aside. */
  lastKnown: DoorState;
  /** An opening was tried since it was last reported, or another bridge runs: what came of it must be seen before others may open. */
  mustBeSeen: boolean;
}

export interface DoorPlace extends Pick<Door, 'cabinet' | 'maximumOpenDoors'> {
  readonly tray: string;
  readonly line: string;
}

/** Holds what the bridge reports of doors against what their sensors show. */
export class DoorsWitness {
  private readonly lines: ReadonlyMap<string, WatchedLine>;
  private readonly doors: ReadonlyMap<string, Door>;
  /** How many states of doors were held against a report. */
  checks = 0;

  constructor(
    lines: readonly (LineBounds & { readonly id: string })[],
    places: readonly DoorPlace[],
    private readonly clock: Clock,
    private readonly accuse: (what: string) => void,
  ) {
    const nowMs = clock.monotonicMs();
    this.lines = new Map(
      lines.map(({ id, turnMs, reportedWithinMs, recoveredWithinMs }) => {
        const bounds = { turnMs, reportedWithinMs, recoveredWithinMs };
        return [id, { ...bounds, free: new FreeTime(clock), troubles: 0, wellSinceMs: nowMs }];
      }),
    );
    this.doors = new Map(
      places.map(({ tray, line, cabinet, maximumOpenDoors }) => [
        tray,
        {
          line: this.line(line),
          cabinet,
          maximumOpenDoors,
          truth: 'closed',
          truthSinceMs: nowMs,
          truthSinceFreeMs: 0,
          reported: 'unknown',
          lastKnown: 'unknown',
          mustBeSeen: true,
        },
      ]),
    );
  }

  /** From now on the time of the line does not count, until it has recovered from this trouble. */
  troubleBegan(id: string): void {
    const line = this.line(id);
    line.troubles += 1;
    line.free.hold();
  }

  troubleEnded(id: string): void {
    const line = this.line(id);
    line.troubles -= 1;
    line.wellSinceMs = this.clock.monotonicMs();
    this.letGoLater(line, line.recoveredWithinMs);
  }

  /** A look that belongs to an opening comes before the scan. */
  openingBegan(tray: string): void {
    const door = this.door(tray);
    door.line.free.hold();
    door.mustBeSeen = true;
  }

  openingEnded(tray: string): void {
    const door = this.door(tray);
    this.letGoLater(door.line, turnsPutOff * door.line.turnMs);
    door.mustBeSeen = true;
  }

  /** The bridge is gone: the next one tells everything again. What was known to stand open counts for that one, too. */
  bridgeGone(): void {
    for (const door of this.doors.values()) {
      door.reported = 'unknown';
      door.mustBeSeen = true;
    }
  }

  /** A sensor shows another state than before. */
  shows(tray: string, state: DoorState): void {
    const door = this.door(tray);
    door.truth = state;
    door.truthSinceMs = this.clock.monotonicMs();
    door.truthSinceFreeMs = door.line.free.ms;
    this.checkLater(tray, door);
  }

  shown(tray: string): DoorState {
    return this.door(tray).truth;
  }

  reported(tray: string, state: DoorState): void {
    const door = this.door(tray);
    door.reported = state;
    if (state === 'unknown') {
      if (door.line.free.isFree && this.isDue(door))
        this.accuse(`${tray} is told unknown at ${this.clock.monotonicMs()}, and nothing is in its way`);
      return;
    }
    door.lastKnown = state;
    door.mustBeSeen = false;
    const movedMs = this.clock.monotonicMs() - door.truthSinceMs;
    if (state !== door.truth && movedMs > longestLateMs) {
      this.accuse(
        `${tray} is reported ${state} at ${this.clock.monotonicMs()}, and is not for ${movedMs} ms`,
      );
    }
  }

  /** Whether the tray's line has been without trouble long enough to be in service again. */
  isWell(tray: string): boolean {
    const { troubles, wellSinceMs, recoveredWithinMs } = this.door(tray).line;
    return troubles === 0 && this.clock.monotonicMs() - wellSinceMs >= recoveredWithinMs;
  }

  /** Whether all doors of the tray's cabinet, on whatever line, have been shut long enough to be known so by the bridge that runs. */
  isCabinetShut(tray: string): boolean {
    return this.inCabinetOf(tray).every((label) => {
      const door = this.door(label);
      return door.truth === 'closed' && this.isDue(door) && (!door.mustBeSeen || this.isWell(label));
    });
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

  /** Whether its state has lasted for longer than its line may take to report it. */
  private isDue({ line, truthSinceFreeMs }: Door): boolean {
    return line.free.ms - truthSinceFreeMs + roundingMs >= line.reportedWithinMs;
  }

  private letGoLater(line: WatchedLine, afterMs: number): void {
    this.clock.schedule(afterMs, () => {
      line.free.letGo();
      if (!line.free.isFree) return;
      for (const [tray, door] of this.doors) if (door.line === line) this.checkLater(tray, door);
    });
  }

  private checkLater(tray: string, door: Door): void {
    const { free, reportedWithinMs } = door.line;
    const missingMs = reportedWithinMs - (free.ms - door.truthSinceFreeMs);
    this.clock.schedule(missingMs, () => {
      this.check(tray, door);
    });
  }

  private check(tray: string, door: Door): void {
    // Where the line has not been free all the time, it is looked at again once it is.
    if (!door.line.free.isFree || !this.isDue(door)) return;
    this.checks += 1;
    const nowMs = this.clock.monotonicMs();
    if (door.reported === door.truth) return;
    const lastedMs = nowMs - door.truthSinceMs;
    this.accuse(`${tray} is ${door.truth} for ${lastedMs} ms at ${nowMs}; reported: ${door.reported}`);
  }

  private line(id: string): WatchedLine {
    const line = this.lines.get(id);
    if (!line) throw new Error(`no line ${id}`);
    return line;
  }

  private door(tray: string): Door {
    const door = this.doors.get(tray);
    if (!door) throw new Error(`no tray ${tray}`);
    return door;
  }
}
