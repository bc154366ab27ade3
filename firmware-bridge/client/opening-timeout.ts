import { longestAnswerMs, longestValidityMs } from '../contract/index.js';

/** For a busy machine, beyond what the contract allows for an opening. */
const answerReserveMs = 2_000;

/**
 * How long an answer to `open` may take before the bridge counts as hanging: it may pulse at the last moment of the command, and then
 * takes as long as the slowest site may ask for. Pure.
 * @param nowMs undefined where the clock is not known; then as for a command that is valid for as long as any may be
 */
export function openingTimeoutMs(notAfterMonotonicMs: number, nowMs: number | undefined): number {
  const validMs = nowMs === undefined ? longestValidityMs : notAfterMonotonicMs - nowMs;
  return Math.max(0, Math.min(validMs, longestValidityMs)) + longestAnswerMs + answerReserveMs;
}
