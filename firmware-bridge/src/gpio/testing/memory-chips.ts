import type { GpioBankHardware, InputLines } from '../../../contract/index.js';
import type { InputView } from '../../../simulator/gpio/door-wiring.js';
import type { GpioEndpoint, GpioPorts } from '../../../simulator/gpio/endpoint.js';
import { delay, type Time } from '../../time.js';
import type { Inputs, ReadLines } from '../inputs.js';
import { GpioError, type Level, type LineLevel } from '../lines.js';
import { allLinesOff } from '../lock-lines.js';
import type { LetGo, LettingGo, LockOutputs } from '../lock-outputs.js';

const switchingMs = 20;

const keyOf = (chip: string, offset: number): string => `${chip}/${offset}`;

/** What is read of a contact, which is a line and the levels that rows are held at meanwhile. */
export type Distortion = (contact: string, level: Level) => Level;

const undistorted: Distortion = (_contact, level) => level;

/** Chips in memory: the simulator's world on one side, the bridge's lines on the other. */
export class MemoryChips implements GpioEndpoint, Inputs, LockOutputs {
  readonly directory = 'memory';
  /** A line that is shorted reads so whatever is driven. */
  readonly shorted = new Map<string, Level>();
  /** Every level that was set on an output, as `chip/offset=level`. */
  readonly settings: string[] = [];
  distort: Distortion = undistorted;
  /** Told when the lines of a lock have just been switched on. */
  switchedOn = (): void => undefined;
  /** How long each reading takes, in milliseconds. */
  private readingMs = 0;
  private letGo: LetGo = () => undefined;
  private ports: GpioPorts = { chips: [], outputs: [], rows: [] };
  private inputs = new Map<string, InputView>();
  private plugged = true;
  private set: (key: string, level: Level, atMs: number) => void = () => undefined;

  constructor(
    private readonly banks: readonly GpioBankHardware[],
    private readonly time: Time,
  ) {}

  open(ports: GpioPorts, set: (key: string, level: Level, atMs: number) => void): Promise<void> {
    [this.ports, this.set] = [ports, set];
    return Promise.resolve();
  }

  show(inputs: readonly InputView[]): void {
    this.inputs = new Map(inputs.map((input) => [input.key, input]));
  }

  slowDown(readingMs: number): void {
    this.readingMs = readingMs;
  }

  catchUp(): void {
    // Everything is told at once.
  }

  /** A relay whose line nobody drives is off. */
  unplug(gone: boolean): void {
    this.plugged = !gone;
    for (const { key, idle } of this.ports.outputs) this.set(key, idle, this.time.monotonicMs());
  }

  /** Everything is as it should be again; what is unplugged stays so. */
  mend(): void {
    this.shorted.clear();
    this.distort = undistorted;
    this.switchedOn = () => undefined;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  look(over?: AbortSignal): Promise<ReadLines> {
    const givenUp = new Promise<never>((_resolve, reject) => {
      over?.addEventListener('abort', () => {
        reject(over.reason as Error);
      });
    });
    return Promise.resolve((lines, bias, driven) => Promise.race([this.read(lines, bias, driven), givenUp]));
  }

  async read({ chip, offsets }: InputLines, _bias: unknown, driven: readonly LineLevel[]): Promise<Level[]> {
    await (this.readingMs > 0 ? delay(this.time, this.readingMs) : Promise.resolve());
    const rows = new Map(driven.map(({ chip: row, offset, level }) => [keyOf(row, offset), level]));
    return offsets.map((offset) => {
      const key = keyOf(chip, offset);
      const input = this.inputs.get(key);
      if (!this.plugged || !input) throw new GpioError(`line ${offset} of chip ${chip} is not there`);
      return this.shorted.get(key) ?? this.levelOf(input, rows);
    });
  }

  /** As a tool does, it takes a moment to say that the lines are on. */
  async on(lines: readonly LineLevel[], _pulseMs: number, letGo: LetGo): Promise<void> {
    this.letGo = letGo;
    this.write(lines);
    this.switchedOn();
    await delay(this.time, switchingMs);
  }

  off(): void {
    this.letGo = () => undefined;
    this.write(allLinesOff(this.banks));
  }

  /** As when the tool that pulses comes to its end in the middle of it: its lines go back. Nothing happens while there is no pulse. */
  cutPulse(how: LettingGo): void {
    if (this.plugged) this.write(allLinesOff(this.banks));
    this.letGo(how);
  }

  private levelOf({ key, idle, rows: pulling }: InputView, driven: ReadonlyMap<string, Level>): Level {
    const row = pulling.find(({ key: pullingKey, level }) => driven.get(pullingKey) === level);
    const level = row ? (idle === 1 ? 0 : 1) : idle;
    const held = [...driven].map((each) => each.join('=')).sort();
    return this.distort([key, ...held].join(' '), level);
  }

  private write(lines: readonly LineLevel[]): void {
    if (!this.plugged) throw new GpioError('the chips are gone');
    for (const { chip, offset, level } of lines) {
      this.settings.push(`${keyOf(chip, offset)}=${level}`);
      this.set(keyOf(chip, offset), level, this.time.monotonicMs());
    }
  }
}
