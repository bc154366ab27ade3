import type { Logger } from 'pino';
import type { StartGuard } from '../gpio/guard/guard-child.js';
import { KeptGuard } from '../gpio/guard/kept-guard.js';
import type { ShowCommand } from '../gpio/guard/messages.js';
import type { Time } from '../time.js';
import type { SignalGuardListener, SignalGuardPort } from './signal-guard-port.js';

/** A guard that has not said by then what became of a command hangs, and a buzzer with it. */
export const longestAnswerMs = 5_000;

/**
 * Keeps the guard of the signals running. Unlike that of locks, one that was killed leaves its lines to the next, which switches
 * them off before it is ready: the bridge has doors to look at and does not stand still for a lamp (docs/adr/0016).
 */
export class SupervisedSignalGuard implements SignalGuardPort {
  private readonly guard: KeptGuard;
  private complaint = '';
  private stopped = false;
  private cancelWait: (() => void) | undefined;

  constructor(
    startGuard: StartGuard,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {
    this.guard = new KeptGuard(startGuard, time);
  }

  start(listener: SignalGuardListener): void {
    this.guard.start({
      ready: () => {
        this.logger.info('every lamp and buzzer is off; their guard is ready');
        listener.ready();
      },
      said: (message) => {
        if (message.kind === 'shown') this.complaint = '';
        if (message.kind === 'not_shown' || message.kind === 'fault') this.complain(message.detail);
        if (message.kind !== 'shown' && message.kind !== 'not_shown') return;
        this.heard();
        listener.shown(message.kind === 'shown');
      },
      ended: (how) => {
        this.heard();
        if (this.stopped) return;
        this.logger.error({ reason: how }, 'the guard of lamps and buzzers is lost');
        listener.lost();
      },
    });
  }

  show(command: ShowCommand): void {
    if (!this.guard.ready) return;
    this.guard.send(command);
    this.cancelWait ??= this.time.schedule(longestAnswerMs, () => {
      this.logger.error('the guard of lamps and buzzers does not answer, and is killed');
      this.guard.kill();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.guard.stop();
    this.heard();
  }

  private heard(): void {
    this.cancelWait?.();
    this.cancelWait = undefined;
  }

  /** Once, not with every command that meets the same trouble. */
  private complain(detail: string): void {
    if (detail === this.complaint) return;
    this.complaint = detail;
    this.logger.warn({ detail }, 'lamps or buzzers cannot be switched');
  }
}
