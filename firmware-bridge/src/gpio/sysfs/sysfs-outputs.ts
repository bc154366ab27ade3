import type { LockOutputs } from '../lock-outputs.js';
import { GpioError, type LineLevel } from '../lines.js';
import type { SysfsChips, TakeLine } from './sysfs-chips.js';
import { errorMessage } from '../../error-details.js';

/** Switches lock outputs through the kernel's files. A line stays as it was written until it is written again. */
export class SysfsOutputs implements LockOutputs {
  /** @param everyLineOff all lines of the bus that drive locks, with the levels that switch them off */
  constructor(
    private readonly chips: SysfsChips,
    private readonly everyLineOff: readonly LineLevel[],
  ) {}

  on(lines: readonly LineLevel[]): Promise<void> {
    return new Promise((resolve) => {
      // Every line was taken when it was switched off at the start: here it is only written.
      const take = this.chips.inOneBreath();
      for (const line of lines) this.write(take, line, line.level === 1 ? 0 : 1, line.level);
      resolve();
    });
  }

  off(): void {
    const failures: string[] = [];
    const take = this.chips.inOneBreath();
    for (const line of this.everyLineOff) {
      try {
        this.write(take, line, line.level, line.level);
      } catch (error) {
        failures.push(errorMessage(error));
      }
    }
    if (failures.length > 0) throw new GpioError(`cannot be switched off: ${failures.join('; ')}`);
  }

  private write(
    take: TakeLine,
    line: LineLevel,
    levelOff: LineLevel['level'],
    level: LineLevel['level'],
  ): void {
    const taken = take(line, levelOff);
    try {
      taken.write(level);
    } catch (error) {
      throw this.chips.describe(error, line.chip, line.offset);
    }
  }
}
