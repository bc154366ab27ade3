import { type GpioBankHardware, pulseMsOf } from '../../contract/index.js';
import { type World } from '../bus/simulated-bank.js';
import { type BankFaults, noBankFaults } from '../faults/line-faults.js';
import { type CancelTimer } from '../timers.js';
import { type Level } from './chips.js';
import { type InputView, doorInputs } from './door-wiring.js';
import { KeptWaiting } from './kept-waiting.js';
import { OutputWatch } from './output-watch.js';

/** An output that is on for so much longer than the site file's pulse was not switched off by whoever should have. */
const longestPulses = 1.5;

interface Energised {
  /** On the clock of whoever tells the levels. */
  readonly sinceMs: number;
  readonly keptWaiting: KeptWaiting;
  cancelWatch: CancelTimer;
  /** Its end is not measured any more: once is enough. */
  isTold: boolean;
}

/** Relays, locks and door switches on GPIO lines: what the levels of outputs do, and what inputs show. */
export class SimulatedGpioBank {
  private currentFaults: BankFaults = noBankFaults;
  private readonly outputs: OutputWatch;
  private readonly energised = new Map<number, Energised>();
  private powered = true;
  private crossing = false;

  /**
   * @param elsewhere locks of the same matrix that are another bank's
   * @param showInputs is asked to show the inputs anew when what they show may have changed
   * @param slowDown is asked to make readings as slow as the banks' faults have it
   * @param catchUp has everything told that was not told yet
   */
  constructor(
    private readonly hardware: GpioBankHardware,
    private readonly world: World,
    private readonly elsewhere: ReadonlySet<number>,
    private readonly showInputs: () => void,
    private readonly slowDown: () => void,
    private readonly catchUp: () => void,
  ) {
    this.outputs = new OutputWatch(hardware);
  }

  get id(): string {
    return this.hardware.id;
  }

  get busId(): string {
    return this.hardware.bus;
  }

  get faults(): BankFaults {
    return this.currentFaults;
  }

  get outputLines(): string[] {
    return this.outputs.lines;
  }

  levelOff(key: string): Level | undefined {
    return this.outputs.levelOff(key);
  }

  setFaults(faults: BankFaults): void {
    this.currentFaults = faults;
    this.world.record.append({ kind: 'bank_faults', bank: this.id, faults });
    this.showInputs();
    this.slowDown();
  }

  /** The switches live on the computer's power; only the relays and locks go without. */
  setPowered(powered: boolean): void {
    this.powered = powered;
    if (!powered) this.stop();
  }

  /** A host has set an output. @param atMs when, on any clock that goes on evenly */
  set(key: string, level: Level, atMs: number): void {
    if (!this.outputs.set(key, level)) return;
    this.complainOfCrossing();
    const live = this.powered && this.faults.silence !== 'dead';
    const now = new Set(live ? this.outputs.energised().filter((lock) => !this.elsewhere.has(lock)) : []);
    for (const [lock, energised] of this.energised) {
      if (now.has(lock)) continue;
      this.letGo(lock, energised);
      const lastedMs = atMs - energised.sinceMs;
      const isTooLong = lastedMs > this.longestMs + energised.keptWaiting.ms;
      if (isTooLong && !energised.isTold) this.complainOfLength(lock, lastedMs);
    }
    for (const lock of now) {
      if (!this.energised.has(lock)) this.energise(lock, atMs);
    }
  }

  /** What the door switches show now; none while they cannot be read. */
  inputs(): InputView[] {
    if (this.faults.silence !== 'none' && this.faults.silence !== 'mute_after_next_pulse') return [];
    const { cabinets, randomness } = this.world;
    return doorInputs(this.hardware, (lock) => cabinets.sense(this.id, lock, randomness).doorClosed);
  }

  /** Whether they show now one thing and now another. */
  get wavers(): boolean {
    return this.world.cabinets.wavers(this.id);
  }

  stop(): void {
    for (const [lock, energised] of this.energised) this.letGo(lock, energised);
  }

  private get longestMs(): number {
    return pulseMsOf(this.hardware) * longestPulses;
  }

  private energise(lock: number, atMs: number): void {
    const { timers, cabinets } = this.world;
    const energised: Energised = {
      sinceMs: atMs,
      keptWaiting: new KeptWaiting(timers),
      cancelWatch: () => undefined,
      isTold: false,
    };
    this.energised.set(lock, energised);
    this.watch(lock, energised, this.longestMs * 2, 0);
    if (this.faults.silence === 'mute_after_next_pulse') this.setFaults({ ...this.faults, silence: 'mute' });
    cabinets.energise(this.id, lock, pulseMsOf(this.hardware));
  }

  /** Tells of a lock that nobody switches off. @param grantedMs for what this process was kept waiting up to then */
  private watch(lock: number, energised: Energised, afterMs: number, grantedMs: number): void {
    energised.cancelWatch = this.world.timers.after(afterMs, () => {
      // Its end may be told already and not yet heard.
      this.catchUp();
      if (this.energised.get(lock) !== energised) return;
      const keptMs = energised.keptWaiting.ms;
      if (keptMs > grantedMs) {
        this.watch(lock, energised, keptMs - grantedMs, keptMs);
        return;
      }
      energised.keptWaiting.stop();
      energised.isTold = true;
      this.complainOfLength(lock, this.longestMs * 2 + grantedMs);
    });
  }

  private letGo(lock: number, { cancelWatch, keptWaiting }: Energised): void {
    cancelWatch();
    keptWaiting.stop();
    this.energised.delete(lock);
    this.world.cabinets.deenergise(this.id, lock);
  }

  private complainOfCrossing(): void {
    const crossing = this.outputs.crossesMany();
    if (crossing && !this.crossing) {
      this.complain('two_rows_or_columns', 'more than one row or column of the matrix is on');
    }
    this.crossing = crossing;
  }

  private complainOfLength(lock: number, ms: number): void {
    const allowed = pulseMsOf(this.hardware);
    this.complain(
      'pulse_too_long',
      `lock ${lock} was energised for ${Math.round(ms)} ms; the site file allows ${allowed} ms`,
    );
  }

  private complain(rule: 'two_rows_or_columns' | 'pulse_too_long', detail: string): void {
    this.world.record.append({ kind: 'violation', rule, bank: this.id, tray: null, detail });
  }
}
