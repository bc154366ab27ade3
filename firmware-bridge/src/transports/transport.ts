import type { Written } from './silence-watch.js';

/** A byte line to the boards of one bus that mends itself: it reconnects for ever until it is stopped. */
export interface Transport {
  /** Where it leads, for logs. */
  readonly description: string;
  start(listener: TransportListener): void;
  /**
   * Hands bytes to the line. False, and nothing was sent, when the line is down or has not taken earlier bytes yet:
   * an unlock must not lie in a buffer and reach the board at some later time.
   */
  write(bytes: Uint8Array, what?: Written): boolean;
  /** Closes the line for good; the listener hears nothing more. */
  stop(): Promise<void>;
}

export interface TransportListener {
  connected(): void;
  received(bytes: Uint8Array): void;
  /** The line went down, or cannot be opened; each of the two once, until it is connected again. */
  lost(loss: LineLoss): void;
}

/** Why there is no line: it was up and ended, nothing came over it, or it cannot be opened. */
export interface LineLoss {
  readonly reason: 'line_lost' | 'line_silent' | 'line_not_opened';
  /** As the operating system says it, or how long nothing came. */
  readonly detail: string;
}
