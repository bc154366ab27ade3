import type { CancelTimer, Timers } from '../../../simulator/index.js';

/** Node's timers count whole milliseconds; the last one before the moment is spent looking at the clock. */
const watchedMs = 1.5;

/**
 * Timers that ring within some hundredths of a millisecond of their time, at the price of a busy processor: boards on a real wire do
 * not round to milliseconds, and a measurement must not hold against the bridge what the simulator is late.
 */
export class PreciseTimers implements Timers {
  monotonicMs(): number {
    return Number(process.hrtime.bigint()) / 1e6;
  }

  wallTime(): Date {
    return new Date();
  }

  after(delayMs: number, action: () => void): CancelTimer {
    const atMs = this.monotonicMs() + delayMs;
    let cancelled = false;
    const watch = (): void => {
      if (cancelled) return;
      if (this.monotonicMs() >= atMs) action();
      else setImmediate(watch);
    };
    const timer = setTimeout(watch, Math.max(0, Math.floor(delayMs - watchedMs)));
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }
}
