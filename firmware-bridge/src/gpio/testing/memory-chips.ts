import type { InputLines } from '../../../contract/index.js';
import type { InputView } from '../../../simulator/gpio/door-wiring.js';
import type { GpioEndpoint, GpioPorts } from '../../../simulator/gpio/endpoint.js';
import { delay, type Time } from '../../time.js';
import type { Inputs } from '../inputs.js';
import { GpioError, type Level, type LineLevel } from '../lines.js';
import { allLinesOff } from '../lock-lines.js';
import type { LockOutputs } from '../lock-outputs.js';
import type { GpioBankHardware } from '../../../contract/index.js';

const switchingMs = 20;

const keyOf = (chip: string, offset: number): string => `${chip}/${offset}`;

/** Chips in memory: the simulator's world on one side, the bridge's lines on the other. */
export class MemoryChips implements GpioEndpoint, Inputs, LockOutputs {
  readonly directory = 'memory';
  /** A column that is shorted reads so whatever is driven. */
  readonly shorted = new Map<string, Level>();
  /** Every level that was set on an output, as `chip/offset=level`. */
  readonly settings: string[] = [];
  private inputs = new Map<string, InputView>();
  private plugged = true;
  private set: (key: string, level: Level, atMs: number) => void = () => undefined;

  constructor(
    private readonly banks: readonly GpioBankHardware[],
    private readonly time: Time,
  ) {}

  open(_ports: GpioPorts, set: (key: string, level: Level, atMs: number) => void): Promise<void> {
    this.set = set;
    return Promise.resolve();
  }

  show(inputs: readonly InputView[]): void {
    this.inputs = new Map(inputs.map((input) => [input.key, input]));
  }

  catchUp(): void {
    // Everything is told at once.
  }

  unplug(gone: boolean): void {
    this.plugged = !gone;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async read({ chip, offsets }: InputLines, _bias: unknown, driven: readonly LineLevel[]): Promise<Level[]> {
    await Promise.resolve();
    const rows = new Map(driven.map(({ chip: row, offset, level }) => [keyOf(row, offset), level]));
    return offsets.map((offset) => {
      const key = keyOf(chip, offset);
      const input = this.inputs.get(key);
      if (!this.plugged || !input) throw new GpioError(`line ${offset} of chip ${chip} is not there`);
      const pulled = input.rows.some((row) => rows.get(row.key) === row.level);
      return this.shorted.get(key) ?? (pulled ? (input.idle === 1 ? 0 : 1) : input.idle);
    });
  }

  /** As a tool does, it takes a moment to say that the lines are on. */
  on(lines: readonly LineLevel[]): Promise<void> {
    this.write(lines);
    return delay(this.time, switchingMs);
  }

  off(): void {
    this.write(allLinesOff(this.banks));
  }

  private write(lines: readonly LineLevel[]): void {
    for (const { chip, offset, level } of lines) {
      this.settings.push(`${keyOf(chip, offset)}=${level}`);
      if (this.plugged) this.set(keyOf(chip, offset), level, this.time.monotonicMs());
    }
  }
}
