/** Calls off what `Timers.after` arranged; calling it again, or too late, does nothing. */
export type CancelTimer = () => void;

/** Everything the simulator knows of time, injected so that tests can play minutes at once. */
export interface Timers {
  /** CLOCK_MONOTONIC in milliseconds with a fraction: the same scale in every process of this machine. */
  monotonicMs(): number;
  wallTime(): Date;
  /** Runs `action` once, not earlier than `delayMs` milliseconds from now. */
  after(delayMs: number, action: () => void): CancelTimer;
}

export const systemTimers: Timers = {
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
  wallTime: () => new Date(),
  after: (delayMs, action) => {
    // setTimeout cuts fractions off; rounding up keeps bytes from arriving earlier than the wire allows.
    const timer = setTimeout(action, Math.max(0, Math.ceil(delayMs)));
    return () => {
      clearTimeout(timer);
    };
  },
};
