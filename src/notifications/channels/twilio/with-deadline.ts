import type { SendLimits } from '../channel.js';

/** Runs `work` with a signal that fires at the caller's signal or after the time-out, whichever comes first. */
export async function withDeadline<T>(
  limits: SendLimits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timer = setTimeout(abort, limits.timeoutMs);
  limits.signal?.addEventListener('abort', abort, { once: true });
  if (limits.signal?.aborted === true) abort();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', abort);
  }
}
