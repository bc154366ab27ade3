import type { GpioBankHardware } from '../../../contract/index.js';
import type { Time } from '../../time.js';
import type { GuardChild, GuardChildListener, StartGuard } from '../guard/guard-child.js';
import { Guard } from '../guard/guard.js';
import { guardMessageSchema, lockCommandSchema } from '../guard/messages.js';
import type { LockOutputs } from '../lock-outputs.js';

/** A process is not there at once. */
const startMs = 50;

/** Where the real guard runs without a process of its own: its messages go as text, and it can be killed, held up and stopped. */
export class GuardInMemory {
  /** How long each message is under way, in milliseconds. */
  delayMs = 0;
  starts = 0;
  private alive = false;
  private stopped = false;
  private end: (how: string) => void = () => undefined;
  private lastArrivalMs = 0;

  constructor(
    private readonly banks: readonly GpioBankHardware[],
    private readonly outputs: LockOutputs,
    private readonly time: Time,
  ) {}

  readonly start: StartGuard = (listener) => this.begin(listener);

  /** As a kill -9: nothing is switched off by the guard itself. */
  kill(): void {
    this.end('SIGKILL');
  }

  /** As a SIGSTOP: it says and does nothing any more, and can only be killed. */
  halt(): void {
    this.stopped = true;
  }

  private begin(listener: GuardChildListener): GuardChild {
    const { time } = this;
    this.starts += 1;
    [this.alive, this.stopped] = [true, false];
    const start = this.starts;
    const lives = (): boolean => this.alive && this.starts === start;
    const works = (): boolean => lives() && !this.stopped;
    const end = (how: string): void => {
      if (!lives()) return;
      this.alive = false;
      // In a moment of its own, as the end of a process is told.
      time.schedule(0, () => {
        listener.ended(how);
      });
    };
    this.end = end;
    const guardTime: Time = {
      monotonicMs: () => time.monotonicMs(),
      schedule: (afterMs, action) =>
        time.schedule(afterMs, () => {
          if (works()) action();
        }),
    };
    const guard = new Guard(this.banks, this.outputs, guardTime, (message) => {
      if (!works()) return;
      const line = JSON.stringify(message);
      this.pass(() => {
        if (lives()) listener.said(guardMessageSchema.parse(JSON.parse(line)));
      });
      if (message.kind !== 'fault') return;
      this.pass(() => {
        end('it ended with 1');
      });
    });
    guardTime.schedule(startMs, () => {
      guard.start();
    });
    return {
      send: (command) => {
        const line = JSON.stringify(command);
        this.pass(() => {
          if (works()) guard.take(lockCommandSchema.parse(JSON.parse(line)));
        });
      },
      leave: () => {
        if (works()) guard.stop();
        if (!this.stopped) end('it ended with 0');
      },
      kill: () => {
        end('SIGKILL');
      },
    };
  }

  /** One after the other, as through a pipe. */
  private pass(arrive: () => void): void {
    this.lastArrivalMs = Math.max(this.lastArrivalMs, this.time.monotonicMs() + this.delayMs);
    this.time.schedule(this.lastArrivalMs - this.time.monotonicMs(), arrive);
  }
}
