import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GpioError, type Line } from '../lines.js';
import type { Direction, OpenSysfsLine, SysfsLine } from './sysfs-line.js';
import { errorMessage } from '../../error-details.js';

/** Where the kernel shows its chips. */
export const kernelTree = '/sys/class/gpio';

interface Chip {
  readonly base: number;
  readonly lineCount: number;
}

/** Takes a line once; the direction of a line that was taken does not change. @throws GpioError */
export type TakeLine = (line: Line, direction: Direction) => SysfsLine;

/** The lines that were taken of a chip, by their offsets, while its numbers begin there. */
interface TakenLines {
  readonly base: number;
  readonly lines: Map<number, SysfsLine>;
}

/** The lines of the kernel's tree by the labels of their chips; a line that was taken is kept until its chip changes or fails. */
export class SysfsChips {
  private readonly taken = new Map<string, TakenLines>();

  constructor(
    private readonly root: string,
    private readonly open: OpenSysfsLine,
  ) {}

  /**
   * For what is done without a pause: each chip is looked up once, which for the doors of a cabinet is a hundred times less to read than once a line.
   * Whoever waits meanwhile asks anew, for a number may be another chip's by then.
   */
  inOneBreath(): TakeLine {
    const found = new Map<string, Chip>();
    return (line, direction) => {
      const chip = found.get(line.chip) ?? this.chip(line.chip);
      found.set(line.chip, chip);
      return this.lineOf(chip, line, direction);
    };
  }

  private lineOf({ base, lineCount }: Chip, { chip, offset }: Line, direction: Direction): SysfsLine {
    if (offset >= lineCount)
      throw new GpioError(`chip "${chip}" has lines 0–${lineCount - 1}, and none ${offset}`);
    const lines = this.linesOf(chip, base);
    const known = lines.get(offset);
    if (known) return known;
    try {
      const line = this.open(base + offset, direction);
      lines.set(offset, line);
      return line;
    } catch (error) {
      throw this.describe(error, chip, offset);
    }
  }

  private linesOf(chip: string, base: number): Map<number, SysfsLine> {
    const known = this.taken.get(chip);
    if (known?.base === base) return known.lines;
    // The numbers of a chip that went away and came back may be others.
    this.giveBack(chip);
    const lines = new Map<number, SysfsLine>();
    this.taken.set(chip, { base, lines });
    return lines;
  }

  /** What went wrong on a line. All lines of its chip, which may have been away, are taken anew next time. */
  describe(error: unknown, chip: string, offset: number): GpioError {
    this.giveBack(chip);
    const why = errorMessage(error);
    return new GpioError(`line ${offset} of chip ${chip}: ${why}`);
  }

  private chip(label: string): Chip {
    const found: Chip[] = [];
    try {
      for (const name of readdirSync(this.root)) {
        if (!/^gpiochip[0-9]+$/.test(name) || this.value(name, 'label') !== label) continue;
        found.push({ base: Number(this.value(name, 'base')), lineCount: Number(this.value(name, 'ngpio')) });
      }
    } catch (error) {
      throw this.gone(
        label,
        `the chips in ${this.root} cannot be read: ${error instanceof Error ? error.message : ''}`,
      );
    }
    const [chip, another] = found;
    if (!chip) throw this.gone(label, `there is no chip "${label}" in ${this.root}`);
    if (another) throw this.gone(label, `${found.length} chips have the label "${label}"`);
    return chip;
  }

  private gone(chip: string, message: string): GpioError {
    this.giveBack(chip);
    return new GpioError(message);
  }

  private giveBack(chip: string): void {
    const lines = this.taken.get(chip)?.lines.values() ?? [];
    this.taken.delete(chip);
    for (const line of lines) line.close();
  }

  private value(chip: string, file: string): string {
    return readFileSync(join(this.root, chip, file), 'utf8').trim();
  }
}
