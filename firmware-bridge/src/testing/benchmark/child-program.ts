import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

const longestStartMs = 20_000;
const longestStopMs = 10_000;

/** What a clock tick of `/proc` is on Linux (getconf CLK_TCK), in milliseconds. */
const tickMs = 10;

/** Processor time of a process in ticks: its own, and that of its children which have ended. */
function ticksOf(pid: number): { readonly own: number; readonly ended: number } {
  // proc(5): fields 14 to 17, counted from behind the name, which may hold blanks.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system, endedUser, endedSystem] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return { own: (user ?? 0) + (system ?? 0), ended: (endedUser ?? 0) + (endedSystem ?? 0) };
}

function residentMegabytesOf(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** Whether a process is a guard. A tool comes and goes, and may be gone before it is looked at. */
function isOurs(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('guard');
  } catch {
    return false;
  }
}

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
        clearTimeout(late);
        // One that is only late would live on, and the bench with it.
        child.kill('SIGKILL');
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
        child.off('exit', fail);
        resolve();
      });
    });
    return program;
  }

  /** Processor time it has used itself up to now, in milliseconds, to the tick of 10 ms. */
  processorMs(): number {
    const { own } = ticksOf(this.pid);
    return own * tickMs;
  }

  /** Processor time of what it has started: of the processes that have ended, and of those that live, with theirs. */
  processorOfChildrenMs(): number {
    const living = this.children().map((pid) => ticksOf(pid));
    const ticks = living.reduce((sum, { own, ended }) => sum + own + ended, ticksOf(this.pid).ended);
    return ticks * tickMs;
  }

  /** Memory it holds now, in MB (a million bytes). */
  residentMegabytes(): number {
    return residentMegabytesOf(this.pid);
  }

  /** Memory of the processes that it has started and that live. */
  residentMegabytesOfChildren(): number {
    return this.children().reduce((sum, pid) => sum + residentMegabytesOf(pid), 0);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const stuck = setTimeout(() => this.child.kill('SIGKILL'), longestStopMs);
    await ended;
    clearTimeout(stuck);
  }

  /** Those that live at this moment for longer than a tool does. */
  private children(): number[] {
    const text = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8').trim();
    return text
      .split(' ')
      .filter((word) => word !== '' && isOurs(word))
      .map(Number);
  }

  private get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program was not started');
    return this.child.pid;
  }
}
