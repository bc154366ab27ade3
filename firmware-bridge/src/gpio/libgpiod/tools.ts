import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { GpioError } from '../lines.js';
import { findChip, parseVersion, type ToolVersion } from './syntax.js';

/** A tool that has not ended by then never will. */
const longestRunMs = 2_000;

export type ToolName = 'gpiodetect' | 'gpioset' | 'gpioget';

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** A tool that was started and goes on: a `gpioset` that holds or pulses. */
export interface RunningTool {
  /** Resolves when it has said that the lines are set (version 2), or has been started (version 1 says nothing). */
  readonly set: Promise<void>;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** Ends it; its lines are free again when this resolves. */
  end(): Promise<void>;
  /** Ends it without waiting. */
  kill(): void;
}

/** The tools of the package gpiod: where they are, which version they are, and which chip has which name now. */
export class Tools {
  private known: { readonly version: ToolVersion; readonly chips: string } | undefined;

  /** @param directory where the tools are; undefined: wherever PATH leads */
  constructor(private readonly directory: string | undefined) {}

  /** @throws GpioError when the tools are missing or strange */
  version(): ToolVersion {
    return this.look().version;
  }

  /** The chip's name until it changes; `forget` has it looked up again. @throws GpioError */
  chip(label: string): string {
    return findChip(this.look().chips, label);
  }

  /** Names may have changed: something went wrong. */
  forget(): void {
    this.known = undefined;
  }

  /** Runs a tool to its end, in this breath. @throws GpioError with what it complained about */
  runNow(tool: ToolName, words: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync(this.path(tool), words, {
      encoding: 'utf8',
      timeout: longestRunMs,
      killSignal: 'SIGKILL',
    });
    if (error) throw new GpioError(this.missing(tool, error));
    if (status !== 0) throw new GpioError(`${tool}: ${lastLine(stderr) || 'ended without a word'}`);
    return stdout;
  }

  /** Runs a tool to its end. Rejects with GpioError. */
  run(tool: ToolName, words: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.path(tool), words, {
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: longestRunMs,
        killSignal: 'SIGKILL',
      });
      let [said, complained] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
      child.on('error', (error) => {
        reject(new GpioError(this.missing(tool, error)));
      });
      child.on('close', (status) => {
        if (status === 0) resolve(said);
        else reject(new GpioError(`${tool}: ${lastLine(complained) || 'ended without a word'}`));
      });
    });
  }

  /** Starts a `gpioset` that goes on. @param announces whether it says that the lines are set */
  start(words: readonly string[], announces: boolean): RunningTool {
    const child = spawn(this.path('gpioset'), words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.once('error', () => {
        resolve();
      });
    });
    return {
      set: this.whenSet(child, announces),
      ended,
      kill: () => child.kill('SIGKILL'),
      end: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }

  private whenSet(child: ChildProcess, announces: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let complained = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (complained += text));
      if (announces) {
        child.stdout?.once('data', () => {
          resolve();
        });
      } else {
        child.once('spawn', resolve);
      }
      child.once('error', (error) => {
        reject(new GpioError(this.missing('gpioset', error)));
      });
      child.once('close', () => {
        reject(new GpioError(`gpioset: ${lastLine(complained) || 'ended before the lines were set'}`));
      });
    });
  }

  private look(): { readonly version: ToolVersion; readonly chips: string } {
    this.known ??= {
      version: parseVersion(this.runNow('gpioset', ['--version'])),
      chips: this.runNow('gpiodetect', []),
    };
    return this.known;
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
