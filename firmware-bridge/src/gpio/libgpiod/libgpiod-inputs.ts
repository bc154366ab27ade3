import type { Bias, InputLines } from '../../../contract/index.js';
import type { Inputs, ReadLines } from '../inputs.js';
import { byChip, GpioError, type Level, type LineLevel } from '../lines.js';
import { parseLevels, readingArguments, settingArguments } from './syntax.js';
import type { RunningTool } from './running-tool.js';
import type { ChipNames, Tools } from './tools.js';
import { errorMessage } from '../../error-details.js';

/** One look, and what ends it. */
interface Look {
  readonly names: ChipNames;
  readonly over: AbortSignal | undefined;
}

/** Reads lines through `gpioget`, and holds the rows of a sense matrix through `gpioset` meanwhile. */
export class LibgpiodInputs implements Inputs {
  constructor(private readonly tools: Tools) {}

  async look(over?: AbortSignal): Promise<ReadLines> {
    const names = await this.tools.names(over);
    return (lines, bias, driven) => this.read({ names, over }, lines, bias, driven);
  }

  private async read(
    { names, over }: Look,
    lines: InputLines,
    bias: Bias | undefined,
    driven: readonly LineLevel[],
  ): Promise<Level[]> {
    const { chip, offsets } = lines;
    const held: RunningTool[] = [];
    try {
      for (const [label, levels] of byChip(driven)) held.push(await this.hold(names.of(label), levels, over));
      const version = this.tools.version();
      const words = readingArguments(version, names.of(chip), offsets, bias);
      return parseLevels(await this.tools.run('gpioget', words, over), offsets.length);
    } catch (error) {
      this.tools.forgetVersion();
      const why = errorMessage(error);
      throw new GpioError(`line ${offsets.join(', ')} of chip ${chip}: ${why}`);
    } finally {
      await Promise.all(held.map((tool) => tool.end()));
    }
  }

  private async hold(chip: string, levels: readonly LineLevel[], over?: AbortSignal): Promise<RunningTool> {
    const version = this.tools.version();
    if (version === 1) {
      // It never says when the lines are set, and a line is free again, in whatever state, when the tool ends.
      throw new GpioError(
        'a matrix of door switches needs version 2 of the tools of gpiod; with version 1 give each door a line',
      );
    }
    over?.throwIfAborted();
    const tool = this.tools.hold(settingArguments(version, chip, levels, 'hold'), true);
    const end = (): void => {
      tool.kill();
    };
    over?.addEventListener('abort', end);
    try {
      await Promise.race([tool.set, tool.ended]);
      over?.throwIfAborted();
      await tool.set;
    } catch (error) {
      await tool.end();
      throw error;
    } finally {
      over?.removeEventListener('abort', end);
    }
    return tool;
  }
}
