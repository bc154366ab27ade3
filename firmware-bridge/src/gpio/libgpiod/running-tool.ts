import { spawn } from 'node:child_process';
import { GpioError } from '../lines.js';

/** How a tool came to its end. */
export interface ToolEnd {
  /** It complained, or was killed. */
  readonly failed: boolean;
  /** What it said last, or else what ended it. */
  readonly words: string;
}

/** A tool that was started and goes on: a `gpioset` that holds or pulses. */
export interface RunningTool {
  /** Resolves when it has said that the lines are set (version 2), or has been started (version 1 says nothing). */
  readonly set: Promise<void>;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<ToolEnd>;
  /** Ends it; its lines are free again when this resolves. */
  end(): Promise<void>;
  /** Ends it without waiting. */
  kill(): void;
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/**
 * Starts a tool that goes on until it is ended.
 * @param announces whether it says that the lines are set
 * @param cannotRun what to say where there is no such program
 */
export function startTool(
  tool: string,
  [program, ...words]: readonly [string, ...string[]],
  announces: boolean,
  cannotRun: (error: Error) => string,
): RunningTool {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const ended = new Promise<ToolEnd>((resolve) => {
    child.once('exit', (status, signal) => {
      // What it has said lies in the pipe, which is read in a turn of the loop between these two. That the pipe is closed is not waited
      // for: what the tool has started itself may hold it.
      setImmediate(() => {
        setImmediate(() => {
          child.stdout.destroy();
          child.stderr.destroy();
          const bare = signal ? `was ended by ${signal}` : `ended with ${String(status)}`;
          resolve({ failed: status !== 0, words: lastLine(complained) || `${tool} ${bare}` });
        });
      });
    });
    child.once('error', (error) => {
      resolve({ failed: true, words: cannotRun(error) });
    });
  });
  const set = new Promise<void>((resolve, reject) => {
    if (announces) {
      child.stdout.once('data', () => {
        resolve();
      });
    } else {
      child.once('spawn', resolve);
    }
    void ended.then(({ words }) => {
      reject(new GpioError(words));
    });
  });
  return {
    set,
    ended,
    kill: () => child.kill('SIGKILL'),
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
