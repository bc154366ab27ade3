import type { Timers } from '../../../simulator/index.js';
import type { Time } from '../../time.js';

interface Alarm {
  readonly atMs: number;
  readonly order: number;
  readonly action: () => void;
}

/** One fake time for the bridge and the boards, so that hours of wire time pass in moments and always in the same way. */
export class Clock implements Time, Timers {
  private nowMs = 1_000;
  private order = 0;
  private alarms: Alarm[] = [];

  monotonicMs(): number {
    return this.nowMs;
  }

  wallTime(): Date {
    return new Date(Date.UTC(2026, 0, 5) + this.nowMs);
  }

  schedule(afterMs: number, action: () => void): () => void {
    this.order += 1;
    const alarm = { atMs: this.nowMs + Math.max(0, afterMs), order: this.order, action };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  after(delayMs: number, action: () => void): () => void {
    return this.schedule(delayMs, action);
  }

  /** Lets time pass, and everything that waits for a promise run in between. */
  async pass(ms: number): Promise<void> {
    const endMs = this.nowMs + ms;
    do await settled();
    while (this.ringNext(endMs));
    this.nowMs = endMs;
  }

  /** Lets time pass until the condition holds. @throws Error when it does not within `longestMs` */
  async until(what: string, holds: () => boolean, longestMs = 20_000): Promise<void> {
    const endMs = this.nowMs + longestMs;
    for (;;) {
      await settled();
      if (holds()) return;
      if (!this.ringNext(endMs)) throw new Error(`${longestMs} ms passed in vain until ${what}`);
    }
  }

  /** Lets time pass until the promise has its result. */
  async result<Value>(promise: Promise<Value>): Promise<Value> {
    let over = false;
    const watch = (): void => {
      over = true;
    };
    promise.then(watch, watch);
    await this.until('the result is there', () => over);
    return promise;
  }

  /** False when no alarm falls due by then. */
  private ringNext(endMs: number): boolean {
    let next: Alarm | undefined;
    for (const alarm of this.alarms) {
      const earlier =
        !next || alarm.atMs < next.atMs || (alarm.atMs === next.atMs && alarm.order < next.order);
      if (earlier) next = alarm;
    }
    if (!next || next.atMs > endMs) return false;
    const due = next;
    this.alarms = this.alarms.filter((other) => other !== due);
    this.nowMs = due.atMs;
    due.action();
    return true;
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
