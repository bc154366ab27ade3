import { type CancelTimer, type Timers } from '../timers.js';

/** So often a timer has to ring. */
const everyMs = 10;

/** Node's timers and the operating system are that late on a machine that has nothing else to do. */
const neverMindMs = 3;

/**
 * Adds up for how long this process was kept from running. Whoever else lives on this machine was kept so, too: a host that has to switch
 * something off in time, and the tools that it starts for it.
 */
export class KeptWaiting {
  private keptMs = 0;
  private dueMs = 0;
  private cancel: CancelTimer = () => undefined;

  constructor(private readonly timers: Timers) {
    this.wait();
  }

  /** Up to now. */
  get ms(): number {
    return this.keptMs + this.lateMs();
  }

  stop(): void {
    this.cancel();
  }

  private wait(): void {
    this.dueMs = this.timers.monotonicMs() + everyMs;
    this.cancel = this.timers.after(everyMs, () => {
      this.keptMs += this.lateMs();
      this.wait();
    });
  }

  private lateMs(): number {
    const lateMs = this.timers.monotonicMs() - this.dueMs;
    return lateMs > neverMindMs ? lateMs : 0;
  }
}
