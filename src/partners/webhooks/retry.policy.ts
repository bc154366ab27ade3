import { hourMs, minuteMs } from '../../kernel/index.js';

/** What came of one attempt. */
export type Attempt =
  | { readonly outcome: 'answered'; readonly status: number }
  /** No answer in time, no connection, an address that is refused: nobody knows whether it was taken. */
  | { readonly outcome: 'unknown'; readonly detail: string };

export type Verdict =
  | { readonly verdict: 'delivered' }
  /** The partner says that nobody takes messages there any more. */
  | { readonly verdict: 'gone' }
  | { readonly verdict: 'again'; readonly afterMs: number }
  | { readonly verdict: 'dead' };

/** How long to wait after the first attempt, the second, …; after the one that follows the last wait it is given up. */
const waitsMs = [
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
] as const;

export const mostAttempts = waitsMs.length + 1;

/**
 * What becomes of a message after an attempt. Whatever is not an answer of success is tried again: the message has the same id
 * each time, so that a partner that took it already knows it.
 * @param attempts made so far, with this one
 */
export function judge(attempts: number, attempt: Attempt): Verdict {
  if (attempt.outcome === 'answered') {
    if (attempt.status >= 200 && attempt.status <= 299) return { verdict: 'delivered' };
    if (attempt.status === 410) return { verdict: 'gone' };
  }
  return judgeNotTaken(attempts);
}

/** What becomes of a message that nobody has taken, though somebody may yet. */
export function judgeNotTaken(
  attempts: number,
): Exclude<Verdict, { readonly verdict: 'delivered' | 'gone' }> {
  const afterMs = waitsMs[attempts - 1];
  return afterMs === undefined ? { verdict: 'dead' } : { verdict: 'again', afterMs };
}

/** For the administrator, who is to know what to ask the partner. */
export function describeAttempt(attempt: Attempt): string {
  return attempt.outcome === 'answered' ? `answered ${attempt.status}` : attempt.detail;
}
