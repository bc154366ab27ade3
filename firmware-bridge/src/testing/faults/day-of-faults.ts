import type { MethodParams, OpenResult } from '../../../contract/index.js';
import { seededRandomness, type Randomness, type RecordEntry } from '../../../simulator/index.js';
import { DoorsWitness, recoveredWithinMs, seenWithinMs } from './doors-witness.js';
import { OperationsWitness } from './operations-witness.js';
import { siteOfEveryKind } from './site-of-every-kind.js';
import { SimulatedSite, type SiteLine } from './simulated-site.js';
import { longestCutMs, troubles } from './troubles.js';

const hourMs = 3_600_000;

/** Between two of each, on average, in milliseconds. */
const means = { troubleOfALine: 60_000, command: 8_000, force: 90_000, jam: 120_000 } as const;

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

/** A site of every kind of board, on which everything goes wrong that can, by the chances of one seed. */
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
    const places = [...this.site.trays.values()].map(({ label, bus, cabinet }) => {
      const { id, maximumOpenDoors } = cabinet;
      return [label, { line: bus.id, cabinet: id, maximumOpenDoors }] as const;
    });
    this.doors = new DoorsWitness(places, this.site.clock, accuse);
    this.operations = new OperationsWitness((tray) => this.site.cabinets.get(tray).door === 'open', accuse);
  }

  /** Lets so many hours pass, then mends everything and opens every tray once. */
  async run(hours: number): Promise<DayReport> {
    const { clock } = this.site;
    await this.site.start();
    await clock.pass(recoveredWithinMs);
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
      this.jam();
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
    const nowMs = this.site.clock.monotonicMs();
    this.operations.happened(event, nowMs);
    this.doors.happened(event);
    if (event.kind === 'pulse') {
      this.count.pulses += 1;
      this.lastPulseMs.set(event.tray, nowMs);
    }
    if (event.kind !== 'door') return;
    this.count.doorsMoved += 1;
    if (event.door === 'open') this.shutLater(event.tray);
  }

  /** Somebody shuts the door, sometimes before it can be seen. */
  private shutLater(tray: string): void {
    const hasty = !this.over && this.randomness.below(4) === 0;
    const afterMs = hasty ? this.randomness.below(1_500) : 1_500 + this.randomness.below(30_000);
    this.site.clock.schedule(afterMs, () => {
      this.site.cabinets.close(tray);
      if (!this.over && this.randomness.below(3) === 0) this.commandAgain(tray);
    });
  }

  private trouble(line: SiteLine): void {
    if (this.troubled.has(line.id)) return;
    const names = Object.keys(troubles);
    const trouble = troubles[names[this.randomness.below(names.length)] ?? ''];
    if (!trouble) return;
    this.count.troubles += 1;
    this.troubled.add(line.id);
    this.doors.troubleBegan(line.id);
    const end = trouble(line, this.randomness);
    this.site.clock.schedule(longestCutMs + this.randomness.below(40_000), () => {
      end();
      this.troubled.delete(line.id);
      this.doors.troubleEnded(line.id);
    });
  }

  private jam(): void {
    const tray = this.anyTray();
    this.site.cabinets.setFaults(tray, { jammed: true });
    this.site.clock.schedule(this.randomness.below(120_000), () => {
      this.site.cabinets.setFaults(tray, { jammed: false });
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
    const free =
      this.doors.isWell(tray) && this.doors.isCabinetShut(tray) && !this.operations.isBusy(cabinet);
    const inTime = notAfterMonotonicMs - begunAtMs > amplyValidMs && restedMs > amplyRestedMs;
    const { jammed } = this.site.cabinets.get(tray).faults;
    const { outcome, reason } = await this.open(command);
    const forced = cabinet.some((label) => label !== tray && this.site.cabinets.get(label).door === 'open');
    const sameLock = this.site.cabinets.get(tray).faults.jammed === jammed;
    const meddled = forced || this.operations.wasMeddledWith(command.operationId);
    if (!free || !inTime || !sameLock || meddled || !this.doors.isWell(tray)) return;
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
    // Everything that was begun ends by itself within that time.
    await clock.pass(200_000);
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
