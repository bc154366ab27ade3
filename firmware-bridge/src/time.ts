/**
 * The time the bridge lives by: CLOCK_MONOTONIC, which no time server, no dead battery and no leap of the wall clock
 * moves, and which the service reads too (`notAfterMonotonicMs`). Injected, so that tests can hold it still.
 */
export interface Time {
  /** Milliseconds since some fixed moment of this start of the machine; never goes back. */
  monotonicMs(): number;
  /** Runs `action` once after `afterMs` milliseconds; the returned function cancels it. */
  schedule(afterMs: number, action: () => void): () => void;
}

export const systemTime: Time = {
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
  schedule: (afterMs, action) => {
    const timer = setTimeout(action, afterMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Resolves after `ms` milliseconds of the given time. */
export function delay(time: Time, ms: number): Promise<void> {
  return new Promise((resolve) => {
    time.schedule(ms, resolve);
  });
}

/** Resolves with the promise, or after `ms` milliseconds without it. */
export async function atMost(time: Time, ms: number, promise: Promise<unknown>): Promise<void> {
  let cancel = (): void => undefined;
  const timeUp = new Promise<void>((resolve) => {
    cancel = time.schedule(ms, resolve);
  });
  try {
    await Promise.race([promise, timeUp]);
  } finally {
    cancel();
  }
}
