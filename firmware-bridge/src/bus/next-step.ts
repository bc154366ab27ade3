import type { Bank } from './bank.js';

/** When one bank may be asked. */
export interface Turn {
  readonly bank: Bank;
  /** Not before: a late reply to an unanswered question may still arrive. */
  readonly askableAtMs: number;
  /** The scan leaves a silent board alone until then. */
  readonly scanAtMs: number;
}

export interface Situation {
  readonly nowMs: number;
  readonly unlockWaiting: boolean;
  /** The gap after the last pulse is over then. */
  readonly nextPulseAtMs: number;
  /** Banks somebody waits for, longest waiting first. */
  readonly urgent: readonly Turn[];
  /** All banks of the bus, longest unasked first. */
  readonly scan: readonly Turn[];
  readonly nextScanAtMs: number;
}

export type Step =
  | { readonly kind: 'unlock' }
  | { readonly kind: 'poll'; readonly bank: Bank }
  /** Nothing to do until `untilMs` (may be infinite) unless something happens. */
  | { readonly kind: 'wait'; readonly untilMs: number };

/** What a free bus does next: an unlock before a poll somebody waits for, and that before the round-robin scan. */
export function nextStep(situation: Situation): Step {
  const { nowMs, unlockWaiting, nextPulseAtMs, urgent, scan, nextScanAtMs } = situation;
  if (unlockWaiting && nextPulseAtMs <= nowMs) return { kind: 'unlock' };

  const awaited = urgent.find((turn) => turn.askableAtMs <= nowMs);
  if (awaited) return { kind: 'poll', bank: awaited.bank };

  const scanAtMs = (turn: Turn): number => Math.max(turn.askableAtMs, turn.scanAtMs, nextScanAtMs);
  const next = scan.find((turn) => scanAtMs(turn) <= nowMs);
  if (next) return { kind: 'poll', bank: next.bank };

  const moments = [...urgent.map((turn) => turn.askableAtMs), ...scan.map(scanAtMs)];
  if (unlockWaiting) moments.push(nextPulseAtMs);
  return { kind: 'wait', untilMs: Math.min(...moments) };
}
