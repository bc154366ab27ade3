import { gpioPulseMs } from '../../../contract/index.js';
import type { PulseEnd } from '../../bus/unlock-queue.js';
import type { Time } from '../../time.js';
import type { HandedPulse } from './guard-port.js';
import { longestSwitchingMs } from './guard.js';
import type { GuardMessage } from './messages.js';

/** Beyond what the guard promises, for two processes to be given their turn. */
const reserveMs = 500;

interface Pending {
  readonly begin: (how: 'on' | 'refused' | 'unknown') => void;
  readonly finish: (end: PulseEnd) => void;
}

/** Pulses that were handed to the guard and of which the end is not known. */
export class PendingPulses {
  private lastId = 0;
  private readonly pending = new Map<number, Pending>();

  /** @param overdue hears that the end of a pulse was not told when it must have been */
  constructor(
    private readonly time: Time,
    private readonly overdue: () => void,
  ) {}

  add(): { readonly id: number; readonly handed: HandedPulse } {
    this.lastId += 1;
    const id = this.lastId;
    let begin: Pending['begin'] = () => undefined;
    let finish: Pending['finish'] = () => undefined;
    const handed = {
      begun: new Promise<'on' | 'refused' | 'unknown'>((resolve) => (begin = resolve)),
      over: new Promise<PulseEnd>((resolve) => (finish = resolve)),
    };
    const cancelBegin = this.time.schedule(longestSwitchingMs + reserveMs, () => {
      begin('unknown');
    });
    const cancelOver = this.time.schedule(longestSwitchingMs + gpioPulseMs.longest + reserveMs, () => {
      this.finish(id, 'cut');
      this.overdue();
    });
    this.pending.set(id, {
      begin: (how) => {
        cancelBegin();
        begin(how);
      },
      finish: (end) => {
        cancelOver();
        finish(end);
      },
    });
    return { id, handed };
  }

  hear(message: Extract<GuardMessage, { id: number }>): void {
    switch (message.kind) {
      case 'on':
        this.pending.get(message.id)?.begin('on');
        break;
      case 'refused':
        this.pending.get(message.id)?.begin('refused');
        this.finish(message.id, 'whole');
        break;
      case 'off':
        this.finish(message.id, 'whole');
        break;
      case 'failed':
        this.finish(message.id, 'cut');
        break;
    }
  }

  /** The guard is gone: nothing is known of what it had begun, except that it is over. */
  drop(): void {
    for (const id of this.pending.keys()) this.finish(id, 'cut');
  }

  private finish(id: number, end: PulseEnd): void {
    const pulse = this.pending.get(id);
    this.pending.delete(id);
    pulse?.begin('unknown');
    pulse?.finish(end);
  }
}
