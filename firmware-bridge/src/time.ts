/**
 * The time the bridge lives by: CLOCK_MONOTONIC, which no time server, no dead battery and no leap of the wall clock
 * moves, and which the service reads too (`notAfterMonotonicMs`). Injected, so that tests can hold it still.
 */
export interface Time {
  /** Milliseconds since some fixed moment of this start of the machine; never goes back. */
  monotonicMs(): number;
  /** Runs `action` once, not earlier than `afterMs` milliseconds from now; the returned function cancels it. */
  schedule(afterMs: number, action: () => void): () => void;
}

const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const systemTime: Time = {
  monotonicMs,
  schedule: (afterMs, action) => {
    const atMs = monotonicMs() + afterMs;
    // setTimeout cuts fractions off and counts from the last whole millisecond; a silence on a wire may not be cut short.
    const ring = (): void => {
      const leftMs = atMs - monotonicMs();
      if (leftMs > 0) timer = setTimeout(ring, Math.ceil(leftMs));
      else action();
    };
    let timer = setTimeout(ring, Math.ceil(afterMs));
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
