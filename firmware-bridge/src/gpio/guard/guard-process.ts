import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Logger } from 'pino';
import type { Time } from '../../time.js';
import type { LockOutputs } from '../lock-outputs.js';
import type { GuardListener, GuardPort, HandedPulse } from './guard-port.js';
import { guardMessageSchema, type GuardMessage, type GuardSetup, type PulseCommand } from './messages.js';
import { PendingPulses } from './pending-pulses.js';

/** A guard that is not ready by then is taken for dead; a busy machine takes seconds to start a process. */
const longestStartMs = 15_000;

/** A guard that has not ended by then after its pipe was closed is killed. */
const longestEndMs = 2_500;

/** Rest before a new guard: doubled with every one that ends, as long as none was ready for a while. */
const shortestRestMs = 250;
const longestRestMs = 10_000;
const provenAfterMs = 10_000;

type GuardChild = ChildProcessByStdio<Writable, Readable, Readable>;

/** The guard's program, which is the built one also where this file runs from its source. */
function guardProgram(): string {
  return createRequire(import.meta.url).resolve('@motcua247/firmware-bridge/guard');
}

/** Starts the guard as a process of its own group, and whenever it ends, switches everything off and starts another. */
export class GuardProcess implements GuardPort {
  private listener: GuardListener = { ready: () => undefined, lost: () => undefined };
  private child: GuardChild | undefined;
  private readyAtMs: number | undefined;
  private restMs = shortestRestMs;
  private stopped = false;
  private cancelTimer = (): void => undefined;
  private ended: Promise<void> = Promise.resolve();
  private readonly pulses: PendingPulses;

  constructor(
    private readonly setup: GuardSetup,
    private readonly outputs: LockOutputs,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {
    this.pulses = new PendingPulses(time);
  }

  start(listener: GuardListener): void {
    this.listener = listener;
    this.spawn();
  }

  pulse(command: Omit<PulseCommand, 'id'>): HandedPulse | undefined {
    const { child } = this;
    if (!child || this.readyAtMs === undefined || this.stopped) return undefined;
    const { id, handed } = this.pulses.add();
    child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    return handed;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelTimer();
    const { child } = this;
    if (child) {
      child.stdin.end();
      const kill = this.time.schedule(longestEndMs, () => {
        this.killGroup(child);
      });
      await this.ended;
      kill();
    }
    this.pulses.drop();
  }

  private spawn(): void {
    // A group of its own: Ctrl-C on a terminal is for the bridge, and the tools that the guard started die with it.
    const child = spawn(process.execPath, [guardProgram()], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child = child;
    // A pipe whose reader is gone; the end of the process tells the rest.
    child.stdin.on('error', () => undefined);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.logger.warn({ text: text.trim() }, 'the guard says');
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.hear(line);
    });
    child.stdin.write(`${JSON.stringify(this.setup)}\n`);
    this.cancelTimer = this.time.schedule(longestStartMs, () => {
      this.killGroup(child);
    });
    this.ended = new Promise((resolve) => {
      const end = (reason: string): void => {
        if (this.child === child) this.gone(child, reason);
        resolve();
      };
      child.once('error', (error) => {
        end(error.message);
      });
      child.once('exit', (code, signal) => {
        end(signal ?? `it ended with ${String(code)}`);
      });
    });
  }

  private hear(line: string): void {
    const message = parse(line);
    if (!message) return;
    switch (message.kind) {
      case 'ready':
        this.cancelTimer();
        this.readyAtMs = this.time.monotonicMs();
        this.listener.ready();
        break;
      case 'fault':
        this.logger.error({ detail: message.detail }, 'the guard cannot switch the outputs off');
        break;
      case 'failed':
        this.logger.error({ detail: message.detail }, 'the guard could not pulse');
        this.pulses.hear(message);
        break;
      case 'on':
      case 'off':
      case 'refused':
        this.pulses.hear(message);
        break;
    }
  }

  /** The guard has ended: nobody holds the outputs, so they are switched off here and now. */
  private gone(child: GuardChild, how: string): void {
    this.child = undefined;
    this.cancelTimer();
    this.killGroup(child);
    const off = this.switchOff();
    this.pulses.drop();
    const wasProven =
      this.readyAtMs !== undefined && this.time.monotonicMs() - this.readyAtMs >= provenAfterMs;
    this.readyAtMs = undefined;
    if (this.stopped) return;
    this.listener.lost(off ? `${how}; every output was switched off` : `${how}; outputs may be on`);
    this.restMs = wasProven ? shortestRestMs : Math.min(this.restMs * 2, longestRestMs);
    this.cancelTimer = this.time.schedule(this.restMs, () => {
      this.spawn();
    });
  }

  private switchOff(): boolean {
    try {
      this.outputs.off();
      return true;
    } catch (error) {
      this.logger.error({ err: error }, 'outputs cannot be switched off');
      return false;
    }
  }

  /** The guard and every tool it has started. */
  private killGroup({ pid }: GuardChild): void {
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody is left in the group.
    }
  }
}

function parse(line: string): GuardMessage | undefined {
  try {
    return guardMessageSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
