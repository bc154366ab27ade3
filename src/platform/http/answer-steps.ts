/**
 * Answers that must not tell by their time what they were made of leave at whole steps after their request came (bucketing: Köpf and
 * Dürmuth, “A provably secure and efficient countermeasure against timing attacks”, 2009). Such an answer takes less on a single-board
 * computer, and a person at a kiosk does not notice it. Milliseconds.
 */
export const answerStepMs = 50;

/** How long an answer that is ready is kept yet: to the end of its step, which nobody skips. Milliseconds, whole, at least 1. */
export function keptBackMs(elapsedMs: number, stepMs: number): number {
  const steps = Math.max(1, Math.ceil(elapsedMs / stepMs));
  return Math.max(1, Math.ceil(steps * stepMs - elapsedMs));
}
