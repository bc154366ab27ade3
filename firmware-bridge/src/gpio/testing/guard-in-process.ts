import type { GpioBankHardware } from '../../../contract/index.js';
import type { Time } from '../../time.js';
import type { GuardListener, GuardPort, HandedPulse } from '../guard/guard-port.js';
import { Guard } from '../guard/guard.js';
import type { PulseCommand } from '../guard/messages.js';
import { PendingPulses } from '../guard/pending-pulses.js';
import type { LockOutputs } from '../lock-outputs.js';

/** The real guard without a process of its own, which a test can kill. */
export class GuardInProcess implements GuardPort {
  private readonly pulses: PendingPulses;
  private guard: Guard | undefined;
  private listener: GuardListener = { ready: () => undefined, lost: () => undefined };

  constructor(
    private readonly banks: readonly GpioBankHardware[],
    private readonly outputs: LockOutputs,
    private readonly time: Time,
  ) {
    this.pulses = new PendingPulses(time);
  }

  start(listener: GuardListener): void {
    this.listener = listener;
    this.guard = new Guard(this.banks, this.outputs, this.time, (message) => {
      if (message.kind === 'ready') listener.ready();
      else if (message.kind !== 'fault') this.pulses.hear(message);
    });
    this.guard.start();
  }

  pulse(command: Omit<PulseCommand, 'id'>): HandedPulse | undefined {
    if (!this.guard) return undefined;
    const { id, handed } = this.pulses.add();
    this.guard.take({ id, ...command });
    return handed;
  }

  /** What the bridge does when the guard's process ends by itself. */
  die(): void {
    this.guard?.stop();
    this.guard = undefined;
    this.pulses.drop();
    this.listener.lost('killed');
  }

  stop(): Promise<void> {
    this.guard?.stop();
    this.pulses.drop();
    return Promise.resolve();
  }
}
