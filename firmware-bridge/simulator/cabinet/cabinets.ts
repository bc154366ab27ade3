import { type DoorCause } from '../record/entries.js';
import { type WorldRecord } from '../record/world-record.js';
import { type Randomness } from '../randomness.js';
import { SimulatorRefusal } from '../refusal.js';
import { type CancelTimer, type Timers } from '../timers.js';
import { type TrayPlace } from './places.js';
import { type PulseMoment, pulseViolations } from './pulse-rules.js';
import { type LockSensors, sense, wavers } from './sensors.js';
import { type TrayFaultsPatch, noTrayFaults, trayFaultsSchema } from './tray-faults.js';
import * as tray from './tray.js';
import { type Tray } from './tray.js';

/** From the latch letting go to the door standing off its sensor, in milliseconds; a spring is not instant. */
export const doorSpringMs = 40;

/** A connector with no lock on it reads as a closed door with nothing behind it. */
const unwired: LockSensors = { doorClosed: true, itemPresent: false };

interface PlacedTray {
  readonly place: TrayPlace;
  state: Tray;
  endPulse?: CancelTimer;
  spring?: CancelTimer;
}

/** All trays of the site and what happens to them: the physical truth, which neither service nor bridge can see. */
export class Cabinets {
  private readonly placed = new Map<string, PlacedTray>();
  /** By bank, then by lock. */
  private readonly wired = new Map<string, Map<number, PlacedTray>>();
  private readonly energised = new Set<PlacedTray>();
  /** By what the locks hang on. */
  private readonly lastPulses = new Map<string, PulseMoment['before']>();

  /** @param lasting what is known of trays from an earlier run; the others begin closed and empty */
  constructor(
    places: readonly TrayPlace[],
    lasting: ReadonlyMap<string, tray.LastingTray>,
    private readonly record: WorldRecord,
    private readonly timers: Timers,
    private readonly keep: (trays: readonly Tray[]) => void,
  ) {
    for (const place of places) {
      const placed: PlacedTray = {
        place,
        state: { ...tray.newTray(place.label), ...lasting.get(place.label) },
      };
      this.placed.set(place.label, placed);
      const locks = this.wired.get(place.bank) ?? new Map<number, PlacedTray>();
      this.wired.set(place.bank, locks.set(place.lock, placed));
    }
  }

  list(): Tray[] {
    return [...this.placed.values()].map(({ state }) => state);
  }

  /** @throws SimulatorRefusal `unknown_tray` */
  get(label: string): Tray {
    return this.find(label).state;
  }

  sense(bank: string, lock: number, chance: Pick<Randomness, 'below'>): LockSensors {
    const placed = this.wired.get(bank)?.get(lock);
    return placed ? sense(placed.state, placed.place.tornDoor, chance) : unwired;
  }

  /** Whether the sensor of any door of a bank shows now one and now the other. */
  wavers(bank: string): boolean {
    const locks = [...(this.wired.get(bank)?.values() ?? [])];
    return locks.some(({ state, place }) => wavers(state.faults, place.tornDoor));
  }

  /** A board energises a lock for `pulseMs` milliseconds; a second pulse during the first begins anew. */
  pulse(bank: string, lock: number, pulseMs: number): void {
    const placed = this.beginPulse(bank, lock, pulseMs);
    if (!placed) return;
    placed.endPulse = this.timers.after(pulseMs, () => {
      this.endPulse(placed);
    });
  }

  /**
   * A host energises a lock itself, until it switches it off.
   * @param pulseMs how long that is meant to be
   */
  energise(bank: string, lock: number, pulseMs: number): void {
    this.beginPulse(bank, lock, pulseMs);
  }

  /** A host switches a lock off that it has energised itself. */
  deenergise(bank: string, lock: number): void {
    const placed = this.wired.get(bank)?.get(lock);
    if (placed) this.endPulse(placed);
  }

  /** Somebody pulls the door. @throws SimulatorRefusal `unknown_tray` */
  pull(label: string): Tray {
    return this.push(label, 'pull', tray.pull, 'open');
  }

  /** Somebody pushes the door shut. @throws SimulatorRefusal `unknown_tray` */
  close(label: string): Tray {
    return this.push(label, 'close', tray.close, 'closed');
  }

  /** Somebody takes hold of the open door. @throws SimulatorRefusal `unknown_tray`, `door_closed` */
  hold(label: string): Tray {
    const placed = this.find(label);
    return this.change(placed, tray.hold(placed.state), 'person');
  }

  /** The hand lets go. @throws SimulatorRefusal `unknown_tray` */
  release(label: string): Tray {
    const placed = this.find(label);
    return this.change(placed, tray.release(placed.state), 'person');
  }

  /** Somebody breaks the door open. @throws SimulatorRefusal `unknown_tray` */
  forceOpen(label: string): Tray {
    const placed = this.find(label);
    return this.change(placed, tray.forceOpen(placed.state), 'force');
  }

  /** Somebody puts a paper in. @throws SimulatorRefusal as `put` of a tray; `paper_elsewhere` also for another tray */
  put(label: string, paper: string): Tray {
    const placed = this.find(label);
    const elsewhere = this.list().find((each) => each.label !== label && each.papers.includes(paper));
    if (elsewhere) {
      throw new SimulatorRefusal('paper_elsewhere', `"${paper}" already lies in tray ${elsewhere.label}`);
    }
    return this.change(placed, tray.put(placed.state, paper), 'person');
  }

  /** Somebody takes one paper, or all. @throws SimulatorRefusal as `take` of a tray */
  take(label: string, paper?: string): Tray {
    const placed = this.find(label);
    return this.change(placed, tray.take(placed.state, paper), 'person');
  }

  /** Damages or mends a tray. @throws SimulatorRefusal `unknown_tray` */
  setFaults(label: string, patch: TrayFaultsPatch): Tray {
    const placed = this.find(label);
    const faults = trayFaultsSchema.parse({ ...placed.state.faults, ...patch });
    placed.state = { ...placed.state, faults };
    this.keep(this.list());
    this.record.append({ kind: 'tray_faults', tray: label, faults });
    return placed.state;
  }

  mendAll(): void {
    for (const [label, { state }] of this.placed) {
      if (JSON.stringify(state.faults) !== JSON.stringify(noTrayFaults)) this.setFaults(label, noTrayFaults);
    }
  }

  /** Ends every pulse of a cabinet, as when its power goes. */
  losePower(cabinet: string): void {
    for (const placed of this.placed.values()) if (placed.place.cabinet === cabinet) this.endPulse(placed);
  }

  /** Ends every pulse, for good. */
  stop(): void {
    for (const placed of this.placed.values()) this.endPulse(placed);
  }

  /** @returns nothing for a lock without a tray */
  private beginPulse(bank: string, lock: number, pulseMs: number): PlacedTray | undefined {
    const placed = this.wired.get(bank)?.get(lock);
    if (!placed) {
      const detail = `lock ${lock} of bank ${bank} has no tray`;
      this.record.append({ kind: 'violation', rule: 'unwired_lock', bank, tray: null, detail });
      return undefined;
    }
    const { place } = placed;
    const atMs = this.timers.monotonicMs();
    const violations = pulseViolations(place, {
      pulseMs,
      atMs,
      openElsewhere: this.openDoors(place.cabinet).filter((label) => label !== place.label),
      energisedBeside: this.energisedBut(placed, (other) => other.cabinet === place.cabinet),
      energisedElsewhere: this.energisedBut(placed, (other) => other.supply?.id === place.supply?.id),
      before: this.lastPulses.get(place.spacing.on),
    });
    this.lastPulses.set(place.spacing.on, { tray: place.label, atMs, pulseMs });
    this.energised.add(placed);
    placed.endPulse?.();
    placed.spring?.();
    placed.state = tray.energise(placed.state);
    placed.spring = this.timers.after(Math.min(doorSpringMs, pulseMs / 2), () => {
      this.change(placed, tray.springOpen(placed.state), 'pulse');
    });
    this.record.append({
      kind: 'pulse',
      cabinet: place.cabinet,
      bank,
      lock,
      tray: place.label,
      pulseMs,
      released: placed.state.latch === 'unlocked',
    });
    for (const { rule, detail } of violations) {
      this.record.append({ kind: 'violation', rule, bank, tray: place.label, detail });
    }
    return placed;
  }

  private endPulse(placed: PlacedTray): void {
    placed.endPulse?.();
    placed.spring?.();
    this.energised.delete(placed);
    const wasUnlocked = placed.state.latch === 'unlocked';
    placed.state = tray.deenergise(placed.state);
    if (wasUnlocked) this.record.append({ kind: 'locked', tray: placed.place.label });
  }

  private find(label: string): PlacedTray {
    const placed = this.placed.get(label);
    if (!placed) throw new SimulatorRefusal('unknown_tray', `there is no tray "${label}"`);
    return placed;
  }

  /** The other trays whose locks draw now, of those that hang together with it. */
  private energisedBut(placed: PlacedTray, hangsTogether: (other: TrayPlace) => boolean): string[] {
    return [...this.energised]
      .filter(({ place }) => place !== placed.place && hangsTogether(place))
      .map(({ place }) => place.label);
  }

  private openDoors(cabinet: string): string[] {
    return [...this.placed.values()]
      .filter(({ place, state }) => place.cabinet === cabinet && state.door === 'open')
      .map(({ place }) => place.label);
  }

  private push(
    label: string,
    attempt: 'pull' | 'close',
    move: (state: Tray) => Tray,
    wanted: Tray['door'],
  ): Tray {
    const placed = this.find(label);
    const after = this.change(placed, move(placed.state), 'person');
    if (after.door !== wanted) this.record.append({ kind: 'in_vain', tray: label, attempt });
    return after;
  }

  /** The one way a tray's door or papers change: kept on disk first, then told. */
  private change(placed: PlacedTray, after: Tray, cause: DoorCause): Tray {
    const before = placed.state;
    placed.state = after;
    const { label } = after;
    if (before.held !== after.held) this.record.append({ kind: 'hand', tray: label, held: after.held });
    if (before.door === after.door && before.papers === after.papers) return after;
    this.keep(this.list());
    if (before.door !== after.door)
      this.record.append({ kind: 'door', tray: label, door: after.door, cause });
    for (const paper of after.papers.filter((each) => !before.papers.includes(each))) {
      this.record.append({ kind: 'paper', tray: label, paper, change: 'put' });
    }
    for (const paper of before.papers.filter((each) => !after.papers.includes(each))) {
      this.record.append({ kind: 'paper', tray: label, paper, change: 'taken' });
    }
    return after;
  }
}
