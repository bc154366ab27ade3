import { type CancelTimer, type Timers } from '../timers.js';

interface Waiting {
  readonly dueMs: number;
  readonly order: number;
  readonly action: () => void;
}

/** Time that stands still until a test moves it. */
export class ManualTimers implements Timers {
  private nowMs = 1000;
  private order = 0;
  private waiting: Waiting[] = [];

  monotonicMs(): number {
    return this.nowMs;
  }

  wallTime(): Date {
    return new Date(Date.UTC(2026, 0, 5) + this.nowMs);
  }

  after(delayMs: number, action: () => void): CancelTimer {
    const mine: Waiting = { dueMs: this.nowMs + Math.max(0, delayMs), order: this.order++, action };
    this.waiting.push(mine);
    return () => {
      this.waiting = this.waiting.filter((each) => each !== mine);
    };
  }

  /** Lets `milliseconds` pass; everything due in them runs at its own time, in order. */
  advance(milliseconds: number): void {
    const untilMs = this.nowMs + milliseconds;
    for (;;) {
      const next = this.takeFirst(untilMs);
      if (!next) break;
      this.nowMs = next.dueMs;
      next.action();
    }
    this.nowMs = untilMs;
  }

  /** Keeps everybody from running for so long; what was due meanwhile runs behind that, in order, and late. */
  stall(milliseconds: number): void {
    this.nowMs += milliseconds;
    for (;;) {
      const next = this.takeFirst(this.nowMs);
      if (!next) return;
      next.action();
    }
  }

  get pending(): number {
    return this.waiting.length;
  }
  private takeFirst(untilMs: number): Waiting | undefined {
    const [next] = this.waiting
      .filter(({ dueMs }) => dueMs <= untilMs)
      .sort((a, b) => a.dueMs - b.dueMs || a.order - b.order);
    this.waiting = this.waiting.filter((each) => each !== next);
    return next;
  }
}
