import type { ProblemError } from '../shared/api/index.js';

/**
 * For how many seconds to wait for another pickup QR: then nothing was made, and the code before it works still. Undefined where something
 * else went wrong, and nobody knows whether it does.
 */
export function secondsToNextQr({ code, facts }: Pick<ProblemError, 'code' | 'facts'>): number | undefined {
  const seconds = code === 'too_many_requests' ? facts['retryAfterSeconds'] : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
}
