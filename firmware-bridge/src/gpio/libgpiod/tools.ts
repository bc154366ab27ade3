import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { errorMessage } from '../../error-details.js';
import { GpioError } from '../lines.js';
import { ChipMemory } from './chip-memory.js';
import { lastLine, startTool, type RunningTool } from './running-tool.js';
import { detectedChips, findChip, parseVersion, type DetectedChip, type ToolVersion } from './syntax.js';

/** A tool that has not ended by then never will. */
const longestRunMs = 2_000;

/** A look-up that something else waits for must not take longer: locks that are to go off above all. */
const longestLookUpMs = 250;

export type ToolName = 'gpiodetect' | 'gpioset' | 'gpioget';

/**
 * `gpiodetect` of version 2 prints every chip that it can open, and ends with 1 where there is one that it cannot: the others are there all
 * the same, and whoever needs the missing one is told so by its label. One that was killed has perhaps not printed them all.
 */
function isAnswered(tool: ToolName, status: number | null, said: string): boolean {
  return status === 0 || (tool === 'gpiodetect' && status !== null && said !== '');
}

/** A tool was killed because it did not end. */
export class HangingToolError extends GpioError {}

/**
 * The names of chips at one moment, by their labels. A chip that goes and comes again may have the name that another one had, and nothing
 * complains of it: whoever drives or reads lines has just looked the names up.
 */
export class ChipNames {
  constructor(private readonly detected: readonly DetectedChip[]) {}

  /** @throws GpioError where no chip has the label, or more than one */
  of(label: string): string {
    return findChip(this.detected, label);
  }

  /** Whether the chip of the label is there under another name. */
  areOthersFor(label: string, name: string): boolean {
    try {
      return this.of(label) !== name;
    } catch {
      return false;
    }
  }
}

/** The tools of the package gpiod: where they are, which version they are, and which chip has which name. */
export class Tools {
  private knownVersion: ToolVersion | undefined;
  private readonly memory: ChipMemory;

  /**
   * @param directory where the tools are; undefined: wherever PATH leads
   * @param complain hears of what goes on in spite of it
   */
  constructor(
    private readonly directory: string | undefined,
    complain: (detail: string) => void = () => undefined,
  ) {
    this.memory = new ChipMemory(complain);
  }

  /** @throws GpioError when the tools are missing or strange */
  version(): ToolVersion {
    return (this.knownVersion ??= parseVersion(this.runNow('gpioset', ['--version'])));
  }

  /** Something went wrong: they may be others by now. */
  forgetVersion(): void {
    this.knownVersion = undefined;
  }

  /** Looks the names of the chips up, and the version where it is not known. Rejects with GpioError. */
  async names(over?: AbortSignal): Promise<ChipNames> {
    this.knownVersion ??= parseVersion(await this.run('gpioset', ['--version'], over));
    return this.found(await this.run('gpiodetect', [], over));
  }

  /** Looks them up in this breath, which takes a quarter of a second at most. @throws GpioError */
  namesNow(): ChipNames {
    return this.found(this.runNow('gpiodetect', [], longestLookUpMs));
  }

  /** For what must go off, whatever fails: a chip that cannot be looked up is taken by its last name, with a complaint. @throws GpioError where none was ever seen */
  namesForOff(): Pick<ChipNames, 'of'> {
    try {
      this.namesNow();
      return this.memory.namesForOff();
    } catch (error) {
      if (this.memory.isEmpty) throw error;
      return this.memory.namesForOff(errorMessage(error));
    }
  }

  /** Runs a tool to its end, in this breath. @throws GpioError with what it complained about */
  runNow(tool: ToolName, words: readonly string[], longestMs = longestRunMs): string {
    const { status, stdout, stderr, error } = spawnSync(this.path(tool), words, {
      encoding: 'utf8',
      timeout: longestMs,
      killSignal: 'SIGKILL',
    });
    if (error && 'code' in error && error.code === 'ETIMEDOUT')
      throw new HangingToolError(`${tool} did not end within ${longestMs} ms`);
    if (error) throw new GpioError(this.missing(tool, error));
    if (!isAnswered(tool, status, stdout))
      throw new GpioError(`${tool}: ${lastLine(stderr) || 'ended without a word'}`);
    return stdout;
  }

  /** Runs a tool to its end. Rejects with GpioError. @param over kills it, and rejects at once with its reason */
  async run(tool: ToolName, words: readonly string[], over?: AbortSignal): Promise<string> {
    over?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const child = spawn(this.path(tool), words, {
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: longestRunMs,
        killSignal: 'SIGKILL',
      });
      let [said, complained] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
      const giveUp = (): void => {
        child.kill('SIGKILL');
        // What it has started itself may hold the pipes open.
        child.stdout.destroy();
        child.stderr.destroy();
        reject(over?.reason as Error);
      };
      over?.addEventListener('abort', giveUp);
      child.on('error', (error) => {
        reject(new GpioError(this.missing(tool, error)));
      });
      child.on('close', (status) => {
        over?.removeEventListener('abort', giveUp);
        if (isAnswered(tool, status, said)) resolve(said);
        else reject(new GpioError(`${tool}: ${lastLine(complained) || 'ended without a word'}`));
      });
    });
  }

  /** Starts a `gpioset` that goes on until it is ended. @param announces whether it says that the lines are set */
  hold(words: readonly string[], announces: boolean): RunningTool {
    return this.start([this.path('gpioset'), ...words], announces);
  }

  /**
   * Starts a `gpioset` that lets go by itself after its time, or when it is ended here: not where every process is told to end, as at a
   * stop of the unit or Ctrl-C at a terminal. Its line may go back to what it was with its end, and a pulse would be cut.
   */
  pulse(words: readonly string[], announces: boolean): RunningTool {
    // What is ignored stays so over an exec.
    const deaf = ['/bin/sh', '-c', 'trap "" TERM INT HUP; exec "$0" "$@"', this.path('gpioset')] as const;
    return this.start([...deaf, ...words], announces);
  }

  private start(words: readonly [string, ...string[]], announces: boolean): RunningTool {
    return startTool('gpioset', words, announces, (error) => this.missing('gpioset', error));
  }

  private found(detected: string): ChipNames {
    const chips = detectedChips(detected);
    this.memory.take(chips);
    return new ChipNames(chips);
  }

  private path(tool: ToolName): string {
    return this.directory === undefined ? tool : join(this.directory, tool);
  }

  private missing(tool: ToolName, error: Error): string {
    return 'code' in error && error.code === 'ENOENT'
      ? `there is no ${this.path(tool)}: install the package gpiod`
      : `${tool} cannot be run: ${error.message}`;
  }
}
