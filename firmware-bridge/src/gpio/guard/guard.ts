import { gpioPulseMs, pulseMsOf, type GpioBankHardware } from '../../../contract/index.js';
import type { Time } from '../../time.js';
import type { LettingGo, LockOutputs } from '../lock-outputs.js';
import { linesOfLock } from '../lock-lines.js';
import type { LockCommand, LockGuardMessage, PulseCommand } from './messages.js';
import { errorMessage } from '../../error-details.js';

/** Lines that are not on by then are switched off again: a solenoid that draws later belongs to no command. */
export const longestSwitchingMs = 300;

/** The only one that energises locks on GPIO: one lock at a time, each for its pulse, everything off before and after. */
export class Guard {
  /** The pulse that is under way, by its id. */
  private pulsing: number | undefined;
  private stopped = false;
  private cancelTimer = (): void => undefined;

  /** @param tell hears every message; a `fault` is the last one */
  constructor(
    private readonly banks: readonly GpioBankHardware[],
    private readonly outputs: LockOutputs,
    private readonly time: Time,
    private readonly tell: (message: LockGuardMessage) => void,
  ) {}

  /** Switches everything off; nothing is pulsed before. */
  start(): void {
    if (this.allOff()) this.tell({ kind: 'ready' });
  }

  take(command: LockCommand): void {
    if (!('allOff' in command)) this.takePulse(command);
    else if (this.pulsing !== undefined) this.end({ kind: 'off', id: this.pulsing });
    else if (!this.stopped) this.allOff();
  }

  /** Everything off, and nothing on any more. @returns false when that cannot be said */
  stop(): boolean {
    this.stopped = true;
    return this.allOff();
  }

  private takePulse(command: PulseCommand): void {
    const refuse = (reason: 'late' | 'busy' | 'unknown_lock'): void => {
      this.tell({ kind: 'refused', id: command.id, reason });
    };
    const bank = this.banks.find(({ id }) => id === command.bank);
    if (!bank?.trays.some(({ lock }) => lock === command.lock)) {
      refuse('unknown_lock');
    } else if (this.pulsing !== undefined || this.stopped) {
      refuse('busy');
    } else if (this.time.monotonicMs() >= command.notAfterMs) {
      refuse('late');
    } else {
      this.pulse(command.id, bank, command.lock);
    }
  }

  private pulse(id: number, bank: GpioBankHardware, lock: number): void {
    const pulseMs = Math.min(pulseMsOf(bank), gpioPulseMs.longest);
    const beganAtMs = this.time.monotonicMs();
    this.pulsing = id;
    this.cancelTimer = this.time.schedule(longestSwitchingMs, () => {
      this.end({ kind: 'failed', id, detail: `not switched on within ${longestSwitchingMs} ms` });
    });
    const letGo = (how: LettingGo): void => {
      const lastedMs = this.time.monotonicMs() - beganAtMs;
      if (how.failed) this.end({ kind: 'failed', id, detail: how.words });
      else if (lastedMs < pulseMs) this.end({ kind: 'failed', id, detail: `${how.words} before its time` });
    };
    this.outputs.on(linesOfLock(bank, lock), pulseMs, letGo).then(
      () => {
        if (this.pulsing !== id || this.stopped) return;
        this.cancelTimer();
        this.tell({ kind: 'on', id });
        this.cancelTimer = this.time.schedule(pulseMs, () => {
          this.end({ kind: 'off', id });
        });
      },
      (error: unknown) => {
        this.end({ kind: 'failed', id, detail: errorMessage(error) });
      },
    );
  }

  /** Ends the pulse of the message, if that is still the one under way: what its switching comes to later is no news. */
  private end(message: Extract<LockGuardMessage, { kind: 'off' | 'failed' }>): void {
    if (this.pulsing !== message.id || this.stopped) return;
    if (!this.allOff()) return;
    this.pulsing = undefined;
    this.tell(message);
  }

  private allOff(): boolean {
    this.cancelTimer();
    try {
      this.outputs.off();
      return true;
    } catch (error) {
      this.stopped = true;
      this.tell({ kind: 'fault', detail: errorMessage(error) });
      return false;
    }
  }
}
