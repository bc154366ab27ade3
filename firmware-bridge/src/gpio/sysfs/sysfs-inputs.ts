import type { Bias, InputLines } from '../../../contract/index.js';
import type { Inputs, ReadLines } from '../inputs.js';
import type { Level, Line, LineLevel } from '../lines.js';
import type { Settle } from './settling.js';
import type { SysfsChips, TakeLine } from './sysfs-chips.js';
import type { Direction, SysfsLine } from './sysfs-line.js';

/** Reads lines of the kernel's tree. The rows of a sense matrix stay as they were driven, since nothing takes them back. */
export class SysfsInputs implements Inputs {
  constructor(
    private readonly chips: SysfsChips,
    private readonly settle: Settle,
  ) {}

  /** Chips are found by their labels in every breath. */
  look(over?: AbortSignal): Promise<ReadLines> {
    return Promise.resolve((lines, bias, driven) => {
      over?.throwIfAborted();
      return this.read(lines, bias, driven);
    });
  }

  private async read(
    { chip, offsets }: InputLines,
    _bias: Bias | undefined,
    driven: readonly LineLevel[],
  ): Promise<Level[]> {
    const drive = this.chips.inOneBreath();
    for (const row of driven) {
      this.use(drive, row, row.level, (line) => {
        line.write(row.level);
      });
    }
    // Read in the same breath, a column may still show the row before.
    if (driven.length > 0) await this.settle();
    const take = this.chips.inOneBreath();
    return offsets.map((offset) => this.use(take, { chip, offset }, 'in', (line) => line.read()));
  }

  private use<Result>(
    take: TakeLine,
    line: Line,
    direction: Direction,
    action: (line: SysfsLine) => Result,
  ): Result {
    const taken = take(line, direction);
    try {
      return action(taken);
    } catch (error) {
      throw this.chips.describe(error, line.chip, line.offset);
    }
  }
}
