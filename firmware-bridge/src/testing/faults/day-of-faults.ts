import {
  seededRandomness,
  type Randomness,
  type RecordEntry,
  type TrayFaults,
} from '../../../simulator/index.js';
import { Commands } from './commands.js';
import { DoorsWitness } from './doors-witness.js';
import { OperationsWitness } from './operations-witness.js';
import { siteOfEveryKind } from './site-of-every-kind.js';
import { SimulatedSite } from './simulated-site.js';
import { longestTroubleMs, pick, type SiteLine } from './site-line.js';
import { SupplyWitness } from './supply-witness.js';

const hourMs = 3_600_000;

/** Between two of each, on average, in milliseconds. */
const means = {
  troubleOfALine: 60_000,
  command: 8_000,
  commandOfEveryCabinet: 60_000,
  force: 90_000,
  jam: 120_000,
  stuckSensor: 120_000,
  mainsFailure: 400_000,
  endOfTheBridge: 300_000,
} as const;

/** A command that was handed to a line or a guard is not called back. */
const handedOverMs = 300;

/** At the end of a day everything that was begun ends by itself within that time. */
const everythingEndsMs = 200_000;

/** Who starts the bridge again waits for half a second at least. */
const shortestAbsenceMs = 500;

/** The bridge ends so soon after commands that some of them are under way and some still wait. */
const midwayMs = 1_500;

export interface DayReport {
  readonly commands: number;
  readonly pulses: number;
  readonly doorsMoved: number;
  readonly troubles: number;
  readonly bridgesGone: number;
  readonly foldersDamaged: number;
  readonly statesChecked: number;
  readonly answersProved: number;
  readonly suppliesWaitedFor: number;
  /** What broke a rule, as it was found. */
  readonly accusations: readonly string[];
}

/** A site of every kind of lock, on which everything goes wrong that can, by the chances of one seed. */
export class DayOfFaults {
  private readonly randomness: Randomness;
  private readonly site: SimulatedSite;
  private readonly doors: DoorsWitness;
  private readonly operations: OperationsWitness;
  private readonly supplies: SupplyWitness;
  private readonly commands: Commands;
  /** By their cabinets. */
  private readonly trays: readonly (readonly string[])[];
  private readonly accusations: string[] = [];
  private readonly count = { pulses: 0, doorsMoved: 0, troubles: 0, bridgesGone: 0, foldersDamaged: 0 };
  private readonly troubled = new Set<string>();
  private over = false;
  private bridgeEnds = false;
  private mainsFailedAtMs = Number.POSITIVE_INFINITY;

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
      drew: (bus, lock, pulseMs) => {
        this.supplies.drew(bus, lock, pulseMs);
      },
    });
    const { site, randomness } = this;
    const places = hardware.cabinets.flatMap(({ id, maximumOpenDoors, banks }) =>
      banks.flatMap(({ bus, trays }) =>
        trays.map(({ label }) => ({ tray: label, line: bus, cabinet: id, maximumOpenDoors })),
      ),
    );
    this.trays = hardware.cabinets.map(({ id }) =>
      places.filter(({ cabinet }) => cabinet === id).map(({ tray }) => tray),
    );
    const doors = new DoorsWitness(site.lines, places, site.clock, accuse);
    const operations = new OperationsWitness((tray) => site.shownDoor(tray) === 'open', accuse);
    [this.doors, this.operations] = [doors, operations];
    this.supplies = new SupplyWitness(hardware, site.clock, accuse);
    this.commands = new Commands({ site, doors, operations, randomness, accuse });
  }

  /** Lets so many hours pass, then mends everything and opens every tray once. */
  async run(hours: number): Promise<DayReport> {
    const { site, commands } = this;
    await site.startWorld();
    for (const line of site.lines) this.doors.troubleBegan(line.id);
    this.startBridge();
    await site.clock.pass(Math.max(...site.lines.map(({ recoveredWithinMs }) => recoveredWithinMs)));
    this.everythingAtItsTime();
    await site.clock.pass(hours * hourMs);
    this.over = true;
    await this.openAll();
    await site.stop();
    return {
      ...this.count,
      commands: commands.given,
      answersProved: commands.answersProved,
      statesChecked: this.doors.checks,
      suppliesWaitedFor: this.supplies.waits,
      accusations: this.accusations,
    };
  }

  private everythingAtItsTime(): void {
    for (const line of this.site.lines)
      this.again(means.troubleOfALine, () => {
        this.trouble(line);
      });
    this.again(means.command, () => {
      this.commands.giveOne(this.anyTray());
    });
    this.again(means.commandOfEveryCabinet, () => {
      this.commandEveryCabinet();
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
    this.again(means.endOfTheBridge, () => {
      this.endBridge();
    });
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
    this.commands.pulsed(tray);
    this.count.pulses += 1;
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
      if (!this.over && this.randomness.below(3) === 0) this.commands.giveAgain(tray);
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

  /** The bridge dies without a word, or is told to stop; somebody starts it again. */
  private endBridge(): void {
    const { site, randomness } = this;
    if (!site.isServed || this.bridgeEnds) return;
    this.bridgeEnds = true;
    this.count.bridgesGone += 1;
    for (const line of site.lines) this.doors.troubleBegan(line.id);
    this.commandEveryCabinet();
    const gone = (): void => {
      this.bridgeEnds = false;
      this.commands.bridgeGone();
      this.doors.bridgeGone();
      if (randomness.below(3) === 0) this.damageFolder();
      site.clock.schedule(shortestAbsenceMs + randomness.below(3_000), () => {
        this.startBridge();
      });
    };
    site.clock.schedule(randomness.below(midwayMs), () => {
      if (randomness.below(2) === 0) {
        site.killBridge();
        gone();
      } else void site.stopBridge().then(gone);
    });
  }

  /** A client that has gone astray says to the new one what it said to the last. */
  private startBridge(): void {
    const { site } = this;
    void site.startBridge().then(() => {
      this.commands.repeatRecent();
    });
    for (const line of site.lines) this.doors.troubleEnded(line.id);
  }

  private damageFolder(): void {
    this.count.foldersDamaged += 1;
    this.site.damageFolder();
  }

  private commandEveryCabinet(): void {
    this.commands.giveAll(this.trays.map((trays) => pick(trays, this.randomness)));
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
    this.commands.mainsFailed();
    this.mainsFailedAtMs = this.site.clock.monotonicMs();
    this.site.clock.schedule(5_000 + this.randomness.below(30_000), () => {
      this.site.mains = 'present';
      this.mainsFailedAtMs = Number.POSITIVE_INFINITY;
    });
  }

  /** At the end nothing is wrong any more: every tray is in service again. */
  private async openAll(): Promise<void> {
    const { clock, cabinets, lines } = this.site;
    const seenWithinMs = Math.max(...lines.map(({ reportedWithinMs }) => reportedWithinMs));
    await clock.pass(everythingEndsMs);
    for (const tray of this.trays.flat()) {
      await clock.result(this.commands.mustOpen(tray));
      cabinets.close(tray);
      await clock.pass(2 * seenWithinMs);
    }
  }

  private anyTray(): string {
    return pick(this.trays.flat(), this.randomness);
  }
}
