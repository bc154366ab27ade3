import type { MethodParams } from '../../../contract/index.js';
import type { Randomness } from '../../../simulator/index.js';
import type { DoorsWitness } from './doors-witness.js';
import type { OperationsWitness } from './operations-witness.js';
import type { Answer, SimulatedSite } from './simulated-site.js';

const earlierBootId = '00000000-0000-4000-8000-00000000dead';

/** A command that lives so long meets no gap after another pulse, and a lock that rested so long is cool, whatever its kind. */
const amplyValidMs = 5_000;
const amplyRestedMs = 10_000;

/** A command may be valid for so long at most; a client that has gone astray repeats it for twice as long. */
const longestValidMs = 10_000;

export interface CommandsSurroundings {
  readonly site: SimulatedSite;
  readonly doors: DoorsWitness;
  readonly operations: OperationsWitness;
  readonly randomness: Randomness;
  readonly accuse: (what: string) => void;
}

/** The client of the bridge: gives commands as a service does and as none should, and judges the answers. */
export class Commands {
  given = 0;
  answersProved = 0;
  private bridgesGone = 0;
  private mainsFailures = 0;
  private readonly lastPulseMs = new Map<string, number>();
  private recent: readonly MethodParams<'open'>[] = [];

  constructor(private readonly around: CommandsSurroundings) {}

  pulsed(tray: string): void {
    this.lastPulseMs.set(tray, this.nowMs);
  }

  mainsFailed(): void {
    this.mainsFailures += 1;
  }

  bridgeGone(): void {
    this.bridgesGone += 1;
  }

  /** A command as a service gives it, or one that must not be carried out, or the same one again. */
  giveOne(tray: string): void {
    const { site, randomness } = this.around;
    const kind = randomness.below(10);
    const changes = [{ bootId: earlierBootId }, { notAfterMonotonicMs: this.nowMs - 1 }][kind];
    const command = { ...this.validFor(tray, randomness.below(longestValidMs)), ...changes };
    if (changes) void this.open(command);
    else void this.openOrAccuse(command);
    if (kind < 5) return;
    site.clock.schedule(randomness.below(2 * longestValidMs), () => {
      void this.open(command);
    });
  }

  /** In one breath; supplies and lines are not to be had by all at once. */
  giveAll(trays: readonly string[]): void {
    for (const tray of trays) void this.openOrAccuse(this.validFor(tray, longestValidMs));
  }

  /** For the lock that was just used, which may have to cool down. */
  giveAgain(tray: string): void {
    void this.open(this.validFor(tray, 5_000));
  }

  /** Everything once more that the last start of the bridge was commanded and that is still valid, and each of it anew, for now. */
  repeatRecent(): void {
    for (const command of this.recent.filter(({ bootId }) => bootId !== this.around.site.bootId)) {
      void this.open(command);
      void this.open(this.validFor(command.tray, 500));
    }
  }

  /** Nothing forbids it. */
  async mustOpen(tray: string): Promise<void> {
    const result = await this.open(this.validFor(tray, longestValidMs));
    if (typeof result === 'object' && result.outcome === 'opened') this.answersProved += 1;
    else this.around.accuse(`${tray} is not back in service: ${describe(result)}`);
  }

  private get nowMs(): number {
    return this.around.site.clock.monotonicMs();
  }

  private validFor(tray: string, ms: number): MethodParams<'open'> {
    this.given += 1;
    return {
      operationId: `00000000-0000-4000-8000-${String(this.given).padStart(12, '0')}`,
      tray,
      bootId: this.around.site.bootId,
      notAfterMonotonicMs: this.nowMs + ms,
    };
  }

  /** Where nothing is wrong and nobody is in the way, a command opens its tray, unless the lock is jammed. */
  private async openOrAccuse(command: MethodParams<'open'>): Promise<void> {
    const { site, doors, operations, accuse } = this.around;
    const { tray, notAfterMonotonicMs } = command;
    const begunAtMs = this.nowMs;
    const cabinet = doors.inCabinetOf(tray);
    const restedMs = begunAtMs - (this.lastPulseMs.get(tray) ?? 0);
    const { mains } = site;
    const { mainsFailures, bridgesGone } = this;
    const free = doors.isWell(tray) && doors.isCabinetShut(tray) && !operations.isBusy(cabinet);
    const inTime = notAfterMonotonicMs - begunAtMs > amplyValidMs && restedMs > amplyRestedMs;
    const begun = site.cabinets.get(tray).faults;
    const result = await this.open(command);
    const ended = site.cabinets.get(tray).faults;
    const sound = [begun, ended].every(({ doorSensor }) => doorSensor === 'works');
    const { jammed } = begun;
    const forced = cabinet.some((label) => label !== tray && doors.shown(label) === 'open');
    const meddled = forced || operations.wasMeddledWith(command.operationId);
    const powered = mains === 'present' && this.mainsFailures === mainsFailures && site.mains === 'present';
    if (!free || !inTime || !powered || !sound || ended.jammed !== jammed) return;
    if (meddled || !doors.isWell(tray) || this.bridgesGone !== bridgesGone) return;
    const wanted = jammed ? 'not_opened' : 'opened';
    if (typeof result === 'object' && result.outcome === wanted) this.answersProved += 1;
    else accuse(`${tray} was commanded at ${begunAtMs}: ${describe(result)}`);
  }

  private async open(command: MethodParams<'open'>): Promise<Answer> {
    const { site, doors, operations } = this.around;
    if (!site.isServed) return 'not_heard';
    this.recent = [
      ...this.recent.filter(({ notAfterMonotonicMs }) => notAfterMonotonicMs > this.nowMs),
      command,
    ];
    operations.commanded(command, this.nowMs);
    doors.openingBegan(command.tray);
    const result = await site.open(command);
    doors.openingEnded(command.tray);
    if (typeof result === 'object') operations.answered(command.operationId, result, this.nowMs);
    else operations.lost(command.operationId, this.nowMs);
    return result;
  }
}

function describe(answer: Answer): string {
  return typeof answer === 'object' ? `${answer.outcome}, ${answer.reason}` : answer;
}
