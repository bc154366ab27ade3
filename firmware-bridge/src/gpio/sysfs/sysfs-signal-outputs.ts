import type { SignalOutputs } from '../signal-outputs.js';
import { GpioError, type LineLevel } from '../lines.js';
import type { SysfsChips } from './sysfs-chips.js';

/** Switches lamps and buzzers through the kernel's files. A line stays as it was written until it is written again. */
export class SysfsSignalOutputs implements SignalOutputs {
  /** What each line was last written. */
  private readonly written = new Map<LineLevel, LineLevel['level']>();

  /** @param everyLineOff all lines of the site that switch signals, with the levels that switch them off */
  constructor(
    private readonly chips: SysfsChips,
    private readonly everyLineOff: readonly LineLevel[],
  ) {}

  show(on: readonly LineLevel[]): Promise<void> {
    return new Promise((resolve) => {
      const wanted = this.everyLineOff.map((off) => ({
        off,
        level: on.find(({ chip, offset }) => chip === off.chip && offset === off.offset)?.level ?? off.level,
      }));
      this.write(wanted.filter(({ off, level }) => this.written.get(off) !== level));
      resolve();
    });
  }

  off(): void {
    this.write(this.everyLineOff.map((off) => ({ off, level: off.level })));
  }

  private write(lines: readonly { readonly off: LineLevel; readonly level: LineLevel['level'] }[]): void {
    const failures: string[] = [];
    const take = this.chips.inOneBreath();
    for (const { off, level } of lines) {
      this.written.delete(off);
      try {
        take(off, off.level).write(level);
        this.written.set(off, level);
      } catch (error) {
        failures.push(this.chips.describe(error, off.chip, off.offset).message);
      }
    }
    if (failures.length > 0) throw new GpioError(`cannot be switched: ${failures.join('; ')}`);
  }
}
