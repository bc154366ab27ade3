import type { Logger } from 'pino';
import type { Time } from '../../time.js';
import type { LockOutputs } from '../lock-outputs.js';
import type { GuardChild, StartGuard } from './guard-child.js';
import type { GuardListener, GuardPort, HandedPulse } from './guard-port.js';
import type { GuardMessage, PulseCommand } from './messages.js';
import { PendingPulses } from './pending-pulses.js';

/** A guard that is not ready by then is taken for dead; a busy machine takes seconds to start a process. */
const longestStartMs = 15_000;

/** A guard that has not ended by then after it was left alone is killed. */
const longestEndMs = 2_500;

/** Rest before a new guard: doubled with every one that ends, as long as none was ready for a while. */
const shortestRestMs = 250;
export const longestRestMs = 10_000;
const provenAfterMs = 10_000;

/** Keeps a guard running: whenever it ends, or does not end a pulse in time, switches everything off and starts another. */
export class SupervisedGuard implements GuardPort {
  private listener: GuardListener = { ready: () => undefined, lost: () => undefined };
  private child: GuardChild | undefined;
  private readyAtMs: number | undefined;
  private restMs = shortestRestMs;
  /** It did not say in time that a pulse is over, and is being killed. */
  private overdue = false;
  private stopped = false;
  private cancelTimer = (): void => undefined;
  private hasEnded = (): void => undefined;
  private readonly pulses: PendingPulses;

  constructor(
    private readonly startGuard: StartGuard,
    private readonly outputs: LockOutputs,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {
    this.pulses = new PendingPulses(time, () => {
      this.logger.error('the guard does not say that a pulse is over, and is killed');
      this.overdue = true;
      this.child?.kill();
    });
  }

  start(listener: GuardListener): void {
    this.listener = listener;
    this.startChild();
  }

  pulse(command: Omit<PulseCommand, 'id'>): HandedPulse | undefined {
    const { child } = this;
    if (!child || this.readyAtMs === undefined || this.overdue || this.stopped) return undefined;
    const { id, handed } = this.pulses.add();
    child.send({ id, ...command });
    return handed;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelTimer();
    const { child } = this;
    if (child) {
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
    this.pulses.drop();
  }

  private startChild(): void {
    this.overdue = false;
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
    // What it had started may have outlived it.
    child.kill();
    const off = this.switchOff();
    this.pulses.drop();
    const wasProven =
      this.readyAtMs !== undefined && this.time.monotonicMs() - this.readyAtMs >= provenAfterMs;
    this.readyAtMs = undefined;
    if (this.stopped) return;
    this.listener.lost(off ? `${how}; every output was switched off` : `${how}; outputs may be on`);
    this.restMs = wasProven ? shortestRestMs : Math.min(this.restMs * 2, longestRestMs);
    this.cancelTimer = this.time.schedule(this.restMs, () => {
      this.startChild();
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
}
