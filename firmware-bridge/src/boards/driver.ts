import type { Occupancy } from '../../contract/outcomes.js';

/**
 * What a lock board's vendor adds to the bridge: what the board can do, the bytes to send, and what the bytes that come back
 * mean. A driver is pure: it holds no port, no timer and no state, so that all of it can be tested with literal bytes.
 */

/** Which status byte holds the first locks: `ascending` the first byte, `descending` the last. */
export const statusByteOrders = ['ascending', 'descending'] as const;
export type StatusByteOrder = (typeof statusByteOrders)[number];

/** Pulses from the shortest to the longest, in steps counted from the shortest. */
export interface PulseRange {
  readonly shortestMs: number;
  readonly longestMs: number;
  readonly stepMs: number;
}

/** What the site file may ask of a board; the service reads it too, to refuse a site file that no board could serve. */
export interface DriverLimits {
  /** Smallest and largest board address on one bus. */
  readonly boards: readonly [first: number, last: number];
  /** Smallest and largest lock number on one board, as the site file counts them. */
  readonly locks: readonly [first: number, last: number];
  /** How many locks a common board has, where that is fewer than the largest; for sites that are made up, such as the demo. */
  readonly usualLocks?: number;
  /** Baud rates the board can be set to. */
  readonly baudRates: readonly number[];
  readonly pulses: readonly PulseRange[];
  /** Whether the board can report whether something lies in a tray. */
  readonly occupancySensors: boolean;
  /** Whether the order of the status bytes differs between batches, so that a bank may set it. */
  readonly statusByteOrderVaries: boolean;
  /** What stands for a setting that the bank leaves out. */
  readonly defaults: {
    readonly closedBit: 0 | 1;
    readonly pulseMs: number;
    /** How long a lock may not be pulsed again after the end of a pulse, in milliseconds. */
    readonly coolDownMs: number;
    readonly statusByteOrder: StatusByteOrder;
  };
}

/** The settings of a bank that change bytes or their meaning. */
export interface BoardSettings {
  readonly board: number;
  /** Which value of a lock's bit means "door closed". */
  readonly closedBit: 0 | 1;
  readonly occupancySensor: boolean;
  /** How long the board energises a lock, in milliseconds: told to the board where it can be told, otherwise as it is set. */
  readonly pulseMs: number;
  readonly statusByteOrder: StatusByteOrder;
}

/** What one good reply shows of one lock. `occupancy` is `unknown` without a sensor. */
export interface LockReading {
  readonly door: 'open' | 'closed';
  readonly occupancy: Occupancy;
}

/** What one good reply shows, by lock number. */
export type BoardReading = ReadonlyMap<number, LockReading>;

/** Bytes for the board, and the silence it needs after them (or after its reply) before anything else is sent. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly restAfterMs: number;
}

/** A message whose reply is awaited. */
export interface StatusQuery extends Message {
  /**
   * For a protocol whose replies carry neither a length nor an end of their own: `read` is asked only when nothing has
   * arrived for this long, so that the beginning of a long reply is not taken for a short one. Left out, it is asked at once.
   */
  readonly endsAtQuietMs?: number;
  /**
   * Looks for this board's reply in everything received since the query was written, in whatever pieces it came.
   * `undefined` as long as there is none: noise, a damaged frame, or another board's answer are not a reply.
   */
  read(received: Uint8Array): BoardReading | undefined;
}

/** What a board says about an unlock, where it says anything. For the log: none of it is evidence of a door. */
export type UnlockAnswer = 'accepted' | 'failed' | 'cooling_down';

export interface UnlockMessage extends Message {
  /** Looks for the board's answer in everything received within `restAfterMs`. Left out where a vendor has none. */
  readAnswer?(received: Uint8Array): UnlockAnswer | undefined;
}

/** One board on a bus. */
export interface Board {
  /** Asks for all doors (and papers) of the board. */
  readonly status: StatusQuery;
  /** Settings the board must have before it may be pulsed; sent when it begins to answer, and again before a pulse if it may have forgotten them. */
  readonly settings: readonly Message[];
  /**
   * The pulse of one lock. Its `restAfterMs` covers the board's answer, where a vendor has one.
   * @throws RangeError for a lock number the board does not have
   */
  unlock(lock: number): UnlockMessage;
}

export interface BoardDriver {
  readonly limits: DriverLimits;
  /** @throws RangeError for settings outside the driver's limits */
  board(settings: BoardSettings): Board;
}
