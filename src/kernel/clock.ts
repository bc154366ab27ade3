/** Wall-clock time. Everything that waits, expires or is scheduled asks an injected Clock and never the system. */
export interface Clock {
  now(): Date;
}

/**
 * Time that only moves forward, shared by all processes of one machine (CLOCK_MONOTONIC). Door commands carry their
 * deadline on it, because no time server and no dead clock battery can move it.
 */
export interface MonotonicClock {
  /** Milliseconds since an arbitrary point, with a fraction. */
  nowMs(): number;
}

export const systemClock: Clock = { now: () => new Date() };

export const systemMonotonicClock: MonotonicClock = {
  nowMs: () => Number(process.hrtime.bigint()) / 1e6,
};

/** A clock set by hand: tests, and the demo's "three days later". Runs on from where it was set when given a base. */
export class AdjustableClock implements Clock {
  private offsetMs = 0;

  /** @param base what the clock follows; pass a fixed time to make it stand still between calls of `advance`. */
  constructor(private readonly base: Clock = systemClock) {}

  static at(time: Date | string): AdjustableClock {
    const fixed = new Date(time);
    return new AdjustableClock({ now: () => fixed });
  }

  now(): Date {
    return new Date(this.base.now().getTime() + this.offsetMs);
  }

  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }

  get offsetMilliseconds(): number {
    return this.offsetMs;
  }
}
