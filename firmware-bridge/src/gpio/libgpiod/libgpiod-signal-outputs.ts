import type { SignalOutputs } from '../signal-outputs.js';
import { GpioError, type LineLevel } from '../lines.js';
import { switchOffNow } from './switch-off-now.js';
import { settingArguments } from './syntax.js';
import type { RunningTool } from './running-tool.js';
import type { ChipNames, Tools } from './tools.js';
import { errorMessage } from '../../error-details.js';

const keyOf = ({ chip, offset }: LineLevel): string => `${chip}/${offset}`;

/** A process that holds a line, and the name that its chip had then. */
interface Holding {
  readonly tool: RunningTool;
  readonly chip: string;
}

/** Switches lamps and buzzers through `gpioset`: a process for each line that is on, which holds it so. */
export class LibgpiodSignalOutputs implements SignalOutputs {
  private readonly holding = new Map<string, Holding>();

  /** @param everyLineOff all lines of the site that switch signals, with the levels that switch them off */
  constructor(
    private readonly tools: Tools,
    private readonly everyLineOff: readonly LineLevel[],
  ) {}

  async show(on: readonly LineLevel[]): Promise<void> {
    const failures: string[] = [];
    let names: ChipNames | undefined;
    let trouble = '';
    try {
      if (on.length > 0) names = this.tools.namesNow();
    } catch (error) {
      trouble = errorMessage(error);
    }
    const over = this.everyLineOff.filter((line) => this.isOver(line, on, names));
    this.letGo(over);
    try {
      if (over.length > 0) switchOffNow(this.tools, over);
    } catch (error) {
      failures.push(errorMessage(error));
    }
    const missing = on.filter((line) => !this.holding.has(keyOf(line)));
    if (names) await Promise.all(missing.map((line) => this.hold(line, names, failures)));
    else if (missing.length > 0) failures.push(trouble);
    if (failures.length > 0) throw new GpioError(failures.join('; '));
  }

  off(): void {
    this.letGo(this.everyLineOff);
    switchOffNow(this.tools, this.everyLineOff);
  }

  /** Held, and either wanted no more or by the name of a chip that has come again under another one. */
  private isOver(line: LineLevel, on: readonly LineLevel[], names: ChipNames | undefined): boolean {
    const held = this.holding.get(keyOf(line));
    if (!held) return false;
    if (!on.some((wanted) => keyOf(wanted) === keyOf(line))) return true;
    return names?.areOthersFor(line.chip, held.chip) ?? false;
  }

  private letGo(lines: readonly LineLevel[]): void {
    for (const key of lines.map(keyOf)) {
      this.holding.get(key)?.tool.kill();
      this.holding.delete(key);
    }
  }

  private async hold(line: LineLevel, names: ChipNames, failures: string[]): Promise<void> {
    const key = keyOf(line);
    try {
      const [version, chip] = [this.tools.version(), names.of(line.chip)];
      const tool = this.tools.hold(settingArguments(version, chip, [line], 'hold'), version === 2);
      this.holding.set(key, { tool, chip });
      // A line that nobody holds any more is taken again with the next command.
      void tool.ended.then(() => {
        if (this.holding.get(key)?.tool === tool) this.holding.delete(key);
      });
      await tool.set;
    } catch (error) {
      this.tools.forgetVersion();
      failures.push(`line ${line.offset} of chip ${line.chip}: ${errorMessage(error)}`);
    }
  }
}
