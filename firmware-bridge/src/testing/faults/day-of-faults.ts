import type { MethodParams, OpenResult } from '../../../contract/index.js';
import {
  seededRandomness,
  type Randomness,
  type RecordEntry,
  type TrayFaults,
} from '../../../simulator/index.js';
import { DoorsWitness, seenWithinMs } from './doors-witness.js';
import { OperationsWitness } from './operations-witness.js';
import { siteOfEveryKind } from './site-of-every-kind.js';
import { SimulatedSite } from './simulated-site.js';
import { longestTroubleMs, pick, type SiteLine } from './site-line.js';

const hourMs = 3_600_000;

/** Between two of each, on average, in milliseconds. */
const means = {
  troubleOfALine: 60_000,
  command: 8_000,
  force: 90_000,
  jam: 120_000,
  stuckSensor: 120_000,
  mainsFailure: 400_000,
} as const;

/** A command that was handed to a line or a guard is not called back. */
const handedOverMs = 300;

/** At the end of a day everything that was begun ends by itself within that time. */
const everythingEndsMs = 200_000;

const earlierBootId = '00000000-0000-4000-8000-00000000dead';

/** A command that lives so long meets no gap after another pulse, and a lock that rested so long is cool, whatever its kind. */
const amplyValidMs = 5_000;
const amplyRestedMs = 10_000;

export interface DayReport {
  readonly commands: number;
  readonly pulses: number;
  readonly doorsMoved: number;
  readonly troubles: number;
  readonly statesChecked: number;
  readonly answersProved: number;
  /** What broke a rule, as it was found. */
  readonly accusations: readonly string[];
}

/** A site of every kind of lock, on which everything goes wrong that can, by the chances of one seed. */
export class DayOfFaults {
  private readonly randomness: Randomness;
  private readonly site: SimulatedSite;
  private readonly doors: DoorsWitness;
  private readonly operations: OperationsWitness;
  private readonly accusations: string[] = [];
  private readonly lastPulseMs = new Map<string, number>();
  private readonly count = { commands: 0, pulses: 0, doorsMoved: 0, troubles: 0, answersProved: 0 };
  private readonly troubled = new Set<string>();
  private over = false;
  private mainsFailedAtMs = Number.POSITIVE_INFINITY;
  private mainsFailures = 0;

  constructor(seed: number) {
    this.randomness = seededRandomness(seed);
    const hardware = siteOfEveryKind();
    const accuse = (what: string): void => {
      this.accusations.push(what);
    };
    this.site = new SimulatedSite(hardware, seed, {
      happened: (entry) => {
        this.happened(entry);
      },
      reported: (tray, door) => {
        this.doors.reported(tray, door);
      },
    });
    const recovery = new Map(this.site.lines.map(({ id, recoveredWithinMs }) => [id, recoveredWithinMs]));
    const places = [...this.site.trays.values()].map(({ label, bus, cabinet }) => {
      const { id, maximumOpenDoors } = cabinet;
      const recoveredWithinMs = recovery.get(bus.id) ?? 0;
      return [label, { line: bus.id, cabinet: id, maximumOpenDoors, recoveredWithinMs }] as const;
    });
    this.doors = new DoorsWitness(places, this.site.clock, accuse);
    this.operations = new OperationsWitness((tray) => this.site.shownDoor(tray) === 'open', accuse);
  }

  /** Lets so many hours pass, then mends everything and opens every tray once. */
  async run(hours: number): Promise<DayReport> {
    const { clock } = this.site;
    await this.site.start();
    await clock.pass(Math.max(...this.site.lines.map(({ recoveredWithinMs }) => recoveredWithinMs)));
    for (const line of this.site.lines)
      this.again(means.troubleOfALine, () => {
        this.trouble(line);
      });
    this.again(means.command, () => {
      this.command();
    });
    this.again(means.force, () => {
      this.site.cabinets.forceOpen(this.anyTray());
    });
    this.again(means.jam, () => {
      this.damage('jammed', true, false);
    });
    this.again(means.stuckSensor, () => {
      const stuck = this.randomness.below(2) === 0 ? 'stuck_open' : 'stuck_closed';
      this.damage('doorSensor', stuck, 'works');
    });
    this.again(means.mainsFailure, () => {
      this.failMains();
    });
    await clock.pass(hours * hourMs);
    this.over = true;
    await this.openAll();
    await this.site.stop();
    return { ...this.count, statesChecked: this.doors.checks, accusations: this.accusations };
  }

  private again(meanMs: number, act: () => void): void {
    this.site.clock.schedule(this.randomness.below(2 * meanMs), () => {
      if (this.over) return;
      act();
      this.again(meanMs, act);
    });
  }

  private happened({ event }: RecordEntry): void {
    if (event.kind === 'pulse') this.pulsed(event.tray);
    if (event.kind === 'tray_faults') this.look(event.tray, true);
    if (event.kind === 'violation') this.doors.violated(event);
    if (event.kind !== 'door') return;
    this.count.doorsMoved += 1;
    this.look(event.tray, event.cause === 'force');
    if (event.door === 'open') this.shutLater(event.tray);
  }

  private pulsed(tray: string): void {
    const nowMs = this.site.clock.monotonicMs();
    this.operations.pulsed(tray, nowMs);
    this.count.pulses += 1;
    this.lastPulseMs.set(tray, nowMs);
    if (nowMs - this.mainsFailedAtMs > handedOverMs)
      this.accusations.push(`${tray}: pulsed without mains at ${nowMs}`);
  }

  /** Tells the witnesses when the sensor of a door shows something else. */
  private look(tray: string, meddled: boolean): void {
    const shown = this.site.shownDoor(tray);
    if (this.doors.shown(tray) === shown) return;
    this.doors.shows(tray, shown);
    this.operations.doorShows(tray, shown, meddled, this.site.clock.monotonicMs());
  }

  /** Somebody shuts the door: sometimes before it can be seen, sometimes after it was left open for long. */
  private shutLater(tray: string): void {
    const mood = this.over ? 1 : this.randomness.below(16);
    const afterMs =
      mood === 0
        ? 30_000 + this.randomness.below(120_000)
        : mood < 12
          ? 1_500 + this.randomness.below(30_000)
          : this.randomness.below(1_500);
    this.site.clock.schedule(afterMs, () => {
      this.site.cabinets.close(tray);
      if (!this.over && this.randomness.below(3) === 0) this.commandAgain(tray);
    });
  }

  private trouble(line: SiteLine): void {
    if (this.troubled.has(line.id)) return;
    this.count.troubles += 1;
    this.troubled.add(line.id);
    this.doors.troubleBegan(line.id);
    const end = pick(line.troubles, this.randomness)(this.randomness);
    this.site.clock.schedule(longestTroubleMs + this.randomness.below(40_000), () => {
      end();
      this.troubled.delete(line.id);
      this.doors.troubleEnded(line.id);
    });
  }

  private damage<Fault extends keyof TrayFaults>(
    fault: Fault,
    broken: TrayFaults[Fault],
    whole: TrayFaults[Fault],
  ): void {
    const tray = this.anyTray();
    this.site.cabinets.setFaults(tray, { [fault]: broken });
    this.site.clock.schedule(this.randomness.below(120_000), () => {
      this.site.cabinets.setFaults(tray, { [fault]: whole });
    });
  }

  private failMains(): void {
    if (this.site.mains === 'failing') return;
    this.site.mains = 'failing';
    this.mainsFailures += 1;
    this.mainsFailedAtMs = this.site.clock.monotonicMs();
    this.site.clock.schedule(5_000 + this.randomness.below(30_000), () => {
      this.site.mains = 'present';
      this.mainsFailedAtMs = Number.POSITIVE_INFINITY;
    });
  }

  /** A command as a service gives it, or one that must not be carried out, or the same one again. */
  private command(): void {
    const { clock } = this.site;
    const kind = this.randomness.below(10);
    const changes = [{ bootId: earlierBootId }, { notAfterMonotonicMs: clock.monotonicMs() - 1 }][kind];
    const command = { ...this.validFor(this.anyTray(), this.randomness.below(10_000)), ...changes };
    if (changes) void this.open(command);
    else void this.openOrAccuse(command);
    if (kind < 5) return;
    clock.schedule(this.randomness.below(20_000), () => {
      void this.open(command);
    });
  }

  /** For the lock that was just used, which may have to cool down. */
  private commandAgain(tray: string): void {
    void this.open(this.validFor(tray, 5_000));
  }

  private validFor(tray: string, ms: number): MethodParams<'open'> {
    this.count.commands += 1;
    return {
      operationId: `00000000-0000-4000-8000-${String(this.count.commands).padStart(12, '0')}`,
      tray,
      bootId: this.site.bootId,
      notAfterMonotonicMs: this.site.clock.monotonicMs() + ms,
    };
  }

  /** Where nothing is wrong and nobody is in the way, a command opens its tray, unless the lock is jammed. */
  private async openOrAccuse(command: MethodParams<'open'>): Promise<void> {
    const { tray, notAfterMonotonicMs } = command;
    const begunAtMs = this.site.clock.monotonicMs();
    const cabinet = this.doors.inCabinetOf(tray);
    const restedMs = begunAtMs - (this.lastPulseMs.get(tray) ?? 0);
    const { mains } = this.site;
    const failures = this.mainsFailures;
    const free =
      this.doors.isWell(tray) && this.doors.isCabinetShut(tray) && !this.operations.isBusy(cabinet);
    const inTime = notAfterMonotonicMs - begunAtMs > amplyValidMs && restedMs > amplyRestedMs;
    const begun = this.site.cabinets.get(tray).faults;
    const { outcome, reason } = await this.open(command);
    const ended = this.site.cabinets.get(tray).faults;
    const sound = [begun, ended].every(({ doorSensor }) => doorSensor === 'works');
    const { jammed } = begun;
    const forced = cabinet.some((label) => label !== tray && this.doors.shown(label) === 'open');
    const meddled = forced || this.operations.wasMeddledWith(command.operationId);
    const powered = mains === 'present' && this.mainsFailures === failures && this.site.mains === 'present';
    if (!free || !inTime || !powered || !sound || ended.jammed !== jammed) return;
    if (meddled || !this.doors.isWell(tray)) return;
    if (outcome === (jammed ? 'not_opened' : 'opened')) this.count.answersProved += 1;
    else this.accusations.push(`${tray} was commanded at ${begunAtMs}: ${outcome}, ${reason}`);
  }

  private async open(command: MethodParams<'open'>): Promise<OpenResult> {
    const { clock } = this.site;
    this.operations.commanded(command, clock.monotonicMs());
    const result = await this.site.open(command);
    this.operations.answered(command.operationId, result, clock.monotonicMs());
    return result;
  }

  /** At the end nothing is wrong any more: every tray is in service again. */
  private async openAll(): Promise<void> {
    const { clock, cabinets, trays } = this.site;
    await clock.pass(everythingEndsMs);
    for (const tray of trays.keys()) {
      const result = await clock.result(this.open(this.validFor(tray, 10_000)));
      if (result.outcome === 'opened') this.count.answersProved += 1;
      else this.accusations.push(`${tray} is not back in service: ${result.outcome}, ${result.reason}`);
      cabinets.close(tray);
      await clock.pass(2 * seenWithinMs);
    }
  }

  private anyTray(): string {
    const labels = [...this.site.trays.keys()];
    return labels[this.randomness.below(labels.length)] ?? '';
  }
}
