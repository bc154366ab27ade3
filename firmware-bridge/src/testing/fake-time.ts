import type { Time } from '../time.js';

interface Alarm {
  readonly atMs: number;
  readonly action: () => void;
}

/** Time that stands still until a test moves it. */
export class FakeTime implements Time {
  private nowMs = 1_000;
  private alarms: Alarm[] = [];

  monotonicMs(): number {
    return this.nowMs;
  }

  schedule(afterMs: number, action: () => void): () => void {
    const alarm = { atMs: this.nowMs + afterMs, action };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  /** Milliseconds until each alarm that is set, soonest first. */
  pending(): number[] {
    return this.alarms.map(({ atMs }) => atMs - this.nowMs).sort((a, b) => a - b);
  }

  /** Moves on, and lets every alarm that falls due ring at its own moment. */
  advance(ms: number): void {
    const endMs = this.nowMs + ms;
    for (;;) {
      const next = this.alarms.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.alarms = this.alarms.filter((other) => other !== next);
      this.nowMs = next.atMs;
      next.action();
    }
    this.nowMs = endMs;
  }

  /** Moves on as for a process that is kept from running: what falls due meanwhile rings only at the end. */
  stall(ms: number): void {
    this.nowMs += ms;
    const due = this.alarms.filter(({ atMs }) => atMs <= this.nowMs).sort((a, b) => a.atMs - b.atMs);
    this.alarms = this.alarms.filter((alarm) => !due.includes(alarm));
    for (const { action } of due) action();
  }
}
