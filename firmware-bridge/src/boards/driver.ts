import type { BankHardware, DriverLimits, Occupancy } from '../../contract/index.js';

/**
 * What a lock board's vendor adds to the bridge: the bytes to send and what the bytes that come back mean. A driver is
 * pure: it holds no port, no timer and no state, so that all of it can be tested with literal bytes.
 */

/** What one good reply shows of one lock. `occupancy` is `unknown` without a sensor. */
export interface LockReading {
  readonly door: 'open' | 'closed';
  readonly occupancy: Occupancy;
}

/** What one good reply shows, by lock number as printed on the board. */
export type BoardReading = ReadonlyMap<number, LockReading>;

/** Bytes for the board, and the silence it needs after them (or after its reply) before anything else is sent. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly restAfterMs: number;
}

/** A message whose reply is awaited. */
export interface StatusQuery extends Message {
  /**
   * Looks for this board's reply in everything received since the query was written, in whatever pieces it came.
   * `undefined` as long as there is none: noise, a damaged frame, or another board's answer are not a reply.
   */
  read(received: Uint8Array): BoardReading | undefined;
}

/** One board on a bus. */
export interface Board {
  /** Asks for all doors (and papers) of the board. */
  readonly status: StatusQuery;
  /** Settings the board must have before it may be pulsed; sent when it begins to answer, never at each poll. */
  readonly settings: readonly Message[];
  /**
   * The pulse of one lock. An acknowledgement, where a vendor has one, is covered by `restAfterMs` and not read: "the
   * board accepted the command" is no evidence that a door opened.
   * @throws RangeError for a lock number the board does not have
   */
  unlock(lock: number): Message;
}

export type BoardSettings = Pick<BankHardware, 'board' | 'closedBit' | 'occupancySensor' | 'pulseMs'>;

export interface BoardDriver {
  readonly limits: DriverLimits;
  /** @throws RangeError for settings outside the driver's limits */
  board(settings: BoardSettings): Board;
}
