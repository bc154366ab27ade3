import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

const longestStartMs = 20_000;

/** What a clock tick of `/proc` is on Linux (getconf CLK_TCK), in milliseconds. */
const tickMs = 10;

/** A program of ours in a process of its own. */
export class ChildProgram {
  private constructor(private readonly child: ChildProcess) {}

  /** @throws Error when it is not ready in time */
  static async start(words: readonly string[]): Promise<ChildProgram> {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    const program = new ChildProgram(child);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const fail = (): void => {
        reject(new Error(`${words.join(' ')} is not ready; it said: ${said.slice(-2_000)}`));
      };
      const late = setTimeout(fail, longestStartMs);
      child.once('exit', fail);
      // Read to the end of its life: a full pipe would stop it.
      child.stdout.on('data', (bytes: Buffer) => {
        if (said.includes(' ready')) return;
        said += bytes.toString();
        if (!said.includes(' ready')) return;
        clearTimeout(late);
        resolve();
      });
    });
    return program;
  }

  /** Processor time it has used up to now, in milliseconds, to the tick of 10 ms. */
  processorMs(): number {
    // proc(5): fields 14 and 15, counted from behind the name, which may hold blanks.
    const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  }

  /** Memory it holds now, in MB (a million bytes). */
  residentMegabytes(): number {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? [];
    return (Number(kibibytes) * 1024) / 1e6;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program was not started');
    return this.child.pid;
  }
}
