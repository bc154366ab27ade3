import type { Logger } from 'pino';
import type { Time } from '../../time.js';
import type { LockOutputs } from '../lock-outputs.js';
import type { StartGuard } from './guard-child.js';
import type { GuardListener, GuardPort, HandedPulse } from './guard-port.js';
import { KeptGuard } from './kept-guard.js';
import type { GuardMessage, PulseCommand } from './messages.js';
import { PendingPulses } from './pending-pulses.js';

/**
 * Keeps the guard of locks running: whenever it ends, switches everything off in the same breath. One that cannot bring a pulse to its end,
 * or does not do so in time, is ended: nothing is opened with it until another one has everything off.
 */
export class SupervisedGuard implements GuardPort {
  private readonly guard: KeptGuard;
  private readonly pulses: PendingPulses;
  /** Why it is about to end, where it is known beforehand. */
  private unfit: string | undefined;
  private stopped = false;

  constructor(
    startGuard: StartGuard,
    private readonly outputs: LockOutputs,
    time: Time,
    private readonly logger: Logger,
  ) {
    this.guard = new KeptGuard(startGuard, time);
    this.pulses = new PendingPulses(time, () => {
      this.giveUp('the guard does not say that a pulse is over');
    });
  }

  start(listener: GuardListener): void {
    this.guard.start({
      ready: () => {
        listener.ready();
      },
      said: (message) => {
        this.hear(message);
      },
      ended: (how) => {
        // Nobody holds the outputs.
        const off = this.switchOff();
        this.pulses.drop();
        const why = this.unfit ?? how;
        this.unfit = undefined;
        if (!this.stopped)
          listener.lost(off ? `${why}; every output was switched off` : `${why}; outputs may be on`);
      },
    });
  }

  pulse(command: Omit<PulseCommand, 'id'>): HandedPulse | undefined {
    if (!this.guard.ready || this.unfit !== undefined) return undefined;
    const { id, handed } = this.pulses.add();
    this.guard.send({ id, ...command });
    return handed;
  }

  allOff(): void {
    this.guard.send({ allOff: true });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.guard.stop();
    this.pulses.drop();
  }

  private hear(message: Exclude<GuardMessage, { kind: 'ready' }>): void {
    switch (message.kind) {
      case 'fault':
        this.logger.error({ detail: message.detail }, 'the guard cannot switch the outputs off');
        // It ends by itself.
        this.unfit = message.detail;
        break;
      case 'failed':
        this.pulses.hear(message);
        this.giveUp(message.detail);
        break;
      case 'on':
      case 'off':
      case 'refused':
        this.pulses.hear(message);
        break;
      case 'shown':
      case 'not_shown':
        break;
    }
  }

  private giveUp(why: string): void {
    this.logger.error({ why }, 'the guard could not bring a pulse to its end, and is killed');
    this.unfit = why;
    this.guard.kill();
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
