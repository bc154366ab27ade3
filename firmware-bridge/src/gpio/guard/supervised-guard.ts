import type { Logger } from 'pino';
import type { Time } from '../../time.js';
import type { LockOutputs } from '../lock-outputs.js';
import type { StartGuard } from './guard-child.js';
import type { GuardListener, GuardPort, HandedPulse } from './guard-port.js';
import { KeptGuard } from './kept-guard.js';
import type { GuardMessage, PulseCommand } from './messages.js';
import { PendingPulses } from './pending-pulses.js';

/** Keeps the guard of locks running: whenever it ends, or does not end a pulse in time, switches everything off in the same breath. */
export class SupervisedGuard implements GuardPort {
  private readonly guard: KeptGuard;
  private readonly pulses: PendingPulses;
  /** It did not say in time that a pulse is over, and is being killed. */
  private overdue = false;
  private stopped = false;

  constructor(
    startGuard: StartGuard,
    private readonly outputs: LockOutputs,
    time: Time,
    private readonly logger: Logger,
  ) {
    this.guard = new KeptGuard(startGuard, time);
    this.pulses = new PendingPulses(time, () => {
      this.logger.error('the guard does not say that a pulse is over, and is killed');
      this.overdue = true;
      this.guard.kill();
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
        this.overdue = false;
        if (!this.stopped)
          listener.lost(off ? `${how}; every output was switched off` : `${how}; outputs may be on`);
      },
    });
  }

  pulse(command: Omit<PulseCommand, 'id'>): HandedPulse | undefined {
    if (!this.guard.ready || this.overdue) return undefined;
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
      case 'shown':
      case 'not_shown':
        break;
    }
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
