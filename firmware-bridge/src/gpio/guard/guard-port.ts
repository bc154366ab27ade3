import type { PulseEnd } from '../../bus/unlock-queue.js';
import type { PulseCommand } from './messages.js';

export interface GuardListener {
  /** Every line is off, and pulses can be had. */
  ready(): void;
  /** No pulses can be had until it is ready again. Everything was switched off, or `reason` says that it could not be. */
  lost(reason: string): void;
}

/** A pulse that was handed to the guard. */
export interface HandedPulse {
  /** What came of it, in bounded time; `unknown` where the guard was lost meanwhile or does not say. */
  readonly begun: Promise<'on' | 'refused' | 'unknown'>;
  /** Resolves when the lines are off again, or at the latest when they must be. */
  readonly over: Promise<PulseEnd>;
}

/** The way to the guard of one bus, which is started anew for as long as it takes. */
export interface GuardPort {
  start(listener: GuardListener): void;
  /** Hands one pulse over in this very breath; undefined, and nothing was sent, while no guard is ready. */
  pulse(command: Omit<PulseCommand, 'id'>): HandedPulse | undefined;
  /** Tells it in this very breath to switch everything off, also in the middle of a pulse; while no guard is ready all is off. */
  allOff(): void;
  /** Everything off, for good. */
  stop(): Promise<void>;
}
