import type { Bias, InputLines } from '../../../contract/index.js';
import type { Inputs, ReadLines } from '../inputs.js';
import { byChip, GpioError, type Level, type LineLevel } from '../lines.js';
import { parseLevels, readingArguments, settingArguments } from './syntax.js';
import type { ChipNames, RunningTool, Tools } from './tools.js';
import { errorMessage } from '../../error-details.js';

/** Reads lines through `gpioget`, and holds the rows of a sense matrix through `gpioset` meanwhile. */
export class LibgpiodInputs implements Inputs {
  constructor(private readonly tools: Tools) {}

  async look(): Promise<ReadLines> {
    const names = await this.tools.names();
    return (lines, bias, driven) => this.read(names, lines, bias, driven);
  }

  private async read(
    names: ChipNames,
    lines: InputLines,
    bias: Bias | undefined,
    driven: readonly LineLevel[],
  ): Promise<Level[]> {
    const { chip, offsets } = lines;
    const held: RunningTool[] = [];
    try {
      for (const [label, levels] of byChip(driven)) held.push(await this.hold(names.of(label), levels));
      const version = this.tools.version();
      const words = readingArguments(version, names.of(chip), offsets, bias);
      return parseLevels(await this.tools.run('gpioget', words), offsets.length);
    } catch (error) {
      this.tools.forgetVersion();
      const why = errorMessage(error);
      throw new GpioError(`line ${offsets.join(', ')} of chip ${chip}: ${why}`);
    } finally {
      await Promise.all(held.map((tool) => tool.end()));
    }
  }

  private async hold(chip: string, levels: readonly LineLevel[]): Promise<RunningTool> {
    const version = this.tools.version();
    if (version === 1) {
      // It never says when the lines are set, and a line is free again, in whatever state, when the tool ends.
      throw new GpioError(
        'a matrix of door switches needs version 2 of the tools of gpiod; with version 1 give each door a line',
      );
    }
    const tool = this.tools.start(settingArguments(version, chip, levels, 'hold'), true);
    try {
      await tool.set;
    } catch (error) {
      await tool.end();
      throw error;
    }
    return tool;
  }
}
