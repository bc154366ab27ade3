import { gpioPulseMs, pulseMsOf, type GpioBankHardware } from '../../../contract/index.js';
import type { Time } from '../../time.js';
import type { LockOutputs } from '../lock-outputs.js';
import { linesOfLock } from '../lock-lines.js';
import type { LockGuardMessage, PulseCommand } from './messages.js';
import { errorMessage } from '../../error-details.js';

/** Lines that are not on by then are switched off again: a solenoid that draws later belongs to no command. */
export const longestSwitchingMs = 300;

/** The only one that energises locks on GPIO: one lock at a time, each for its pulse, everything off before and after. */
export class Guard {
  private pulsing = false;
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

  take(command: PulseCommand): void {
    const refuse = (reason: 'late' | 'busy' | 'unknown_lock'): void => {
      this.tell({ kind: 'refused', id: command.id, reason });
    };
    const bank = this.banks.find(({ id }) => id === command.bank);
    if (!bank?.trays.some(({ lock }) => lock === command.lock)) {
      refuse('unknown_lock');
    } else if (this.pulsing || this.stopped) {
      refuse('busy');
    } else if (this.time.monotonicMs() >= command.notAfterMs) {
      refuse('late');
    } else {
      this.pulse(command.id, bank, command.lock);
    }
  }

  /** Everything off, and nothing on any more. @returns false when that cannot be said */
  stop(): boolean {
    this.stopped = true;
    return this.allOff();
  }

  private pulse(id: number, bank: GpioBankHardware, lock: number): void {
    const pulseMs = Math.min(pulseMsOf(bank), gpioPulseMs.longest);
    this.pulsing = true;
    const end = (message: LockGuardMessage): void => {
      if (!this.pulsing || this.stopped) return;
      if (!this.allOff()) return;
      this.pulsing = false;
      this.tell(message);
    };
    this.cancelTimer = this.time.schedule(longestSwitchingMs, () => {
      end({ kind: 'failed', id, detail: `not switched on within ${longestSwitchingMs} ms` });
    });
    this.outputs.on(linesOfLock(bank, lock), pulseMs).then(
      () => {
        if (!this.pulsing || this.stopped) return;
        this.cancelTimer();
        this.tell({ kind: 'on', id });
        this.cancelTimer = this.time.schedule(pulseMs, () => {
          end({ kind: 'off', id });
        });
      },
      (error: unknown) => {
        end({ kind: 'failed', id, detail: errorMessage(error) });
      },
    );
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
