import type { Time } from '../../time.js';
import type { GuardChild, StartGuard } from './guard-child.js';
import type { GuardCommand, GuardMessage } from './messages.js';

/** A guard that is not ready by then is taken for dead; a busy machine takes seconds to start a process. */
const longestStartMs = 15_000;

/** A guard that has not ended by then after it was left alone is killed. */
const longestEndMs = 2_500;

/** Rest before a new guard: doubled with every one that ends, as long as none was ready for a while. */
const shortestRestMs = 250;
export const longestRestMs = 10_000;
const provenAfterMs = 10_000;

export interface KeptGuardListener {
  /** Every output is off; commands are taken from now on. */
  ready(): void;
  /** Whatever else it says. */
  said(message: Exclude<GuardMessage, { kind: 'ready' }>): void;
  /** It has ended; unless it was stopped, another one is started after a rest. */
  ended(how: string): void;
}

/** Keeps a guard running: whenever it ends, another one is started. */
export class KeptGuard {
  private listener: KeptGuardListener = {
    ready: () => undefined,
    said: () => undefined,
    ended: () => undefined,
  };
  private child: GuardChild | undefined;
  private readyAtMs: number | undefined;
  private restMs = shortestRestMs;
  private stopped = false;
  private cancelTimer = (): void => undefined;
  private hasEnded = (): void => undefined;

  constructor(
    private readonly startGuard: StartGuard,
    private readonly time: Time,
  ) {}

  /** Whether there is a guard that takes commands. */
  get ready(): boolean {
    return this.child !== undefined && this.readyAtMs !== undefined && !this.stopped;
  }

  start(listener: KeptGuardListener): void {
    this.listener = listener;
    this.startChild();
  }

  /** Hands a command over in this very breath; while no guard is ready it goes nowhere. */
  send(command: GuardCommand): void {
    if (this.ready) this.child?.send(command);
  }

  kill(): void {
    this.child?.kill();
  }

  /** Resolves when it has switched everything off and ended, or was killed. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelTimer();
    const { child } = this;
    if (!child) return;
    const ended = new Promise<void>((resolve) => {
      this.hasEnded = resolve;
    });
    child.leave();
    const cancelKill = this.time.schedule(longestEndMs, () => {
      child.kill();
    });
    await ended;
    cancelKill();
  }

  private startChild(): void {
    const child = this.startGuard({
      said: (message) => {
        this.hear(message);
      },
      ended: (how) => {
        this.gone(child, how);
        this.hasEnded();
      },
    });
    this.child = child;
    this.cancelTimer = this.time.schedule(longestStartMs, () => {
      child.kill();
    });
  }

  private hear(message: GuardMessage): void {
    if (message.kind !== 'ready') {
      this.listener.said(message);
      return;
    }
    this.cancelTimer();
    this.readyAtMs = this.time.monotonicMs();
    this.listener.ready();
  }

  private gone(child: GuardChild, how: string): void {
    this.child = undefined;
    this.cancelTimer();
    // What it had started may have outlived it.
    child.kill();
    const wasProven =
      this.readyAtMs !== undefined && this.time.monotonicMs() - this.readyAtMs >= provenAfterMs;
    this.readyAtMs = undefined;
    this.listener.ended(how);
    if (this.stopped) return;
    this.restMs = wasProven ? shortestRestMs : Math.min(this.restMs * 2, longestRestMs);
    this.cancelTimer = this.time.schedule(this.restMs, () => {
      this.startChild();
    });
  }
}
