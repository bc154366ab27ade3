import type { ProblemError } from '../../shared/api/index.js';

const secondsAMinute = 60;

/** After wrong tries in a row: for how many whole minutes to wait; undefined where waiting is not what is asked. */
export function minutesToWait(problem: ProblemError | null): number | undefined {
  const seconds = problem?.code === 'too_many_requests' ? problem.facts['retryAfterSeconds'] : undefined;
  return typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / secondsAMinute)) : undefined;
}
