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
    // setTimeout knows whole milliseconds only and counts from one that has begun, so it may ring early; a silence on a wire may
    // not be cut short. What is left then is less than its shortest time: the loop looks at the clock until it is over. Where this
    // process was kept from running, it may ring before what came meanwhile is read, and a question would be written in front of a
    // command that lies there; an immediate comes behind the reading.
    let immediate: NodeJS.Immediate | undefined;
    const look = (): void => {
      if (monotonicMs() < atMs) immediate = setImmediate(look);
      else action();
    };
    const ring = (): void => {
      immediate = setImmediate(look);
    };
    const timer = setTimeout(ring, Math.floor(afterMs));
    return () => {
      clearTimeout(timer);
      clearImmediate(immediate);
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
