import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const firstRestartMs = 500;
const slowestRestartMs = 10_000;
/** A process that ran this long was well; its next failure is a new one. */
const steadyMs = 60_000;
/** Longer than what the service waits for when it stops: its jobs (20 s) and PostgreSQL (60 s), which would live on without it. */
const stopTimeoutMs = 90_000;

export interface ProcessPlan {
  readonly name: string;
  /** Options for Node, JavaScript file and its arguments. */
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Whether its standard output is meant for people. */
  readonly speaks: boolean;
  /** Exit codes after which another try would fail the same way. */
  readonly hopeless: readonly number[];
  /** A line of its standard output that says it is ready. */
  readonly readyLine: RegExp;
}

/** Keeps one process running until it is told to stop, as systemd does where the product is installed. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private readonly stopping = new AbortController();
  private lastWords = '';
  private announceReady: () => void = () => undefined;

  /** Resolves at the first ready line. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended for good: with its exit code, or undefined after `stop`. */
  readonly ended: Promise<number | undefined>;

  constructor(private readonly plan: ProcessPlan) {
    this.ready = new Promise((resolve) => {
      this.announceReady = resolve;
    });
    keepOneOlder(plan.logFile);
    this.ended = this.keepRunning();
  }

  /** What it last wrote to its log, for the person who has to find out why it failed. */
  get finalOutput(): string {
    return this.lastWords.trim();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.child?.kill('SIGTERM');
    const killed = setTimeout(() => this.child?.kill('SIGKILL'), stopTimeoutMs);
    await this.ended;
    clearTimeout(killed);
  }

  private async keepRunning(): Promise<number | undefined> {
    const { signal } = this.stopping;
    let restartMs = firstRestartMs;
    for (;;) {
      const startedAt = performance.now();
      const code = await this.runOnce();
      if (signal.aborted) return undefined;
      if (code !== null && (code === 0 || this.plan.hopeless.includes(code))) return code;
      if (performance.now() - startedAt > steadyMs) restartMs = firstRestartMs;
      process.stderr.write(describeRestart(this.plan, code, restartMs, this.finalOutput));
      await delay(restartMs, undefined, { signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return undefined;
      restartMs = Math.min(2 * restartMs, slowestRestartMs);
    }
  }

  private runOnce(): Promise<number | null> {
    const child = spawn(process.execPath, this.plan.command, {
      env: this.plan.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A Ctrl-C in the terminal reaches the launcher alone, which then stops the processes in order.
      detached: true,
    });
    this.child = child;
    this.lastWords = '';
    const log = createWriteStream(this.plan.logFile, { flags: 'a', mode: 0o600 });
    // A log that cannot be written (a full disk) must not take down what it tells of.
    log.on('error', () => undefined);
    child.stdout.on('data', (bytes: Buffer) => {
      if (this.plan.speaks) process.stdout.write(bytes);
      else log.write(bytes);
      if (this.plan.readyLine.test(bytes.toString('utf8'))) this.announceReady();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      log.write(bytes);
      this.lastWords = (this.lastWords + bytes.toString('utf8')).slice(-4_000);
    });
    return new Promise((resolve) => {
      child.once('close', (code) => {
        log.end();
        resolve(code);
      });
    });
  }
}

/**
 * What the person at the terminal reads. The last words that are meant for people are repeated; the rest of the log is
 * lines of JSON, and the places in the program where an error came from.
 */
function describeRestart(plan: ProcessPlan, code: number | null, restartMs: number, said: string): string {
  const words = said.split('\n').filter((line) => line !== '' && !/^(?:\{|\s+at )/.test(line));
  return [
    `${plan.name} ended (${code ?? 'killed'}); started again in ${restartMs} ms; its log is ${plan.logFile}`,
    ...words.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function keepOneOlder(file: string): void {
  try {
    rmSync(`${file}.1`, { force: true });
    renameSync(file, `${file}.1`);
  } catch {
    // There was none: the first start.
  }
}
