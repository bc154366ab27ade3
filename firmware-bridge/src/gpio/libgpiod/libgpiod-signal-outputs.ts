import type { SignalOutputs } from '../signal-outputs.js';
import { GpioError, type LineLevel } from '../lines.js';
import { switchOffNow } from './switch-off-now.js';
import { settingArguments } from './syntax.js';
import type { RunningTool, Tools } from './tools.js';
import { errorMessage } from '../../error-details.js';

const keyOf = ({ chip, offset }: LineLevel): string => `${chip}/${offset}`;

/** Switches lamps and buzzers through `gpioset`: a process for each line that is on, which holds it so. */
export class LibgpiodSignalOutputs implements SignalOutputs {
  private readonly holding = new Map<string, RunningTool>();

  /** @param everyLineOff all lines of the site that switch signals, with the levels that switch them off */
  constructor(
    private readonly tools: Tools,
    private readonly everyLineOff: readonly LineLevel[],
  ) {}

  async show(on: readonly LineLevel[]): Promise<void> {
    const wanted = new Set(on.map(keyOf));
    const over = [...this.holding.keys()].filter((key) => !wanted.has(key));
    for (const key of over) this.letGo(key);
    const failures: string[] = [];
    try {
      if (over.length > 0)
        switchOffNow(
          this.tools,
          this.everyLineOff.filter((line) => over.includes(keyOf(line))),
        );
    } catch (error) {
      failures.push(errorMessage(error));
    }
    await Promise.all(
      on.filter((line) => !this.holding.has(keyOf(line))).map((line) => this.hold(line, failures)),
    );
    if (failures.length > 0) throw new GpioError(failures.join('; '));
  }

  off(): void {
    for (const key of this.holding.keys()) this.letGo(key);
    switchOffNow(this.tools, this.everyLineOff);
  }

  private letGo(key: string): void {
    this.holding.get(key)?.kill();
    this.holding.delete(key);
  }

  private async hold(line: LineLevel, failures: string[]): Promise<void> {
    const key = keyOf(line);
    try {
      const version = this.tools.version();
      const tool = this.tools.start(
        settingArguments(version, this.tools.chip(line.chip), [line], 'hold'),
        version === 2,
      );
      this.holding.set(key, tool);
      // A line that nobody holds any more is taken again with the next command.
      void tool.ended.then(() => {
        if (this.holding.get(key) === tool) this.holding.delete(key);
      });
      await tool.set;
    } catch (error) {
      this.tools.forget();
      failures.push(`line ${line.offset} of chip ${line.chip}: ${errorMessage(error)}`);
    }
  }
}
