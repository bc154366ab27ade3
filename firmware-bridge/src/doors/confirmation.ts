import type { DoorState, OpenResult } from '../../contract/index.js';
import type { PollResult } from '../bus/lock-bus.js';

/**
 * Nobody opens a door, reaches in and shuts it again within that time. A longer gap between two good polls leaves room for it, and
 * then "closed before, closed after" no longer proves "stayed closed".
 */
export const longestUnseenMs = 500;

/** What one poll after the pulse has shown. */
export interface PollAfterPulse {
  readonly result: PollResult;
  /** The door in the last good reply, and the door that is believed (two good replies in a row). */
  readonly latest: DoorState;
  readonly believed: DoorState;
  readonly atMs: number;
}

/** Gathers what is seen after a pulse until it proves something, or until nothing can be proved any more. Pure. */
export class Confirmation {
  private lastGoodPollMs: number;
  private seenClosedThroughout = true;
  private lastMiss: Exclude<PollResult, 'answered'> = 'silent';

  /**
   * @param confirmationMs how long after the pulse the door may take to be seen open
   * @param extraMs how much longer a last good poll is waited for
   */
  constructor(
    private readonly pulsedAtMs: number,
    private readonly confirmationMs: number,
    private readonly extraMs: number,
  ) {
    this.lastGoodPollMs = pulsedAtMs;
  }

  /** Takes in one poll; an answer ends the waiting. */
  take({ result, latest, believed, atMs }: PollAfterPulse): OpenResult | null {
    const sincePulseMs = atMs - this.pulsedAtMs;
    if (result === 'answered') {
      // A glimpse of an open door proves no opening, but "closed throughout" is no longer true either.
      if (latest === 'open' || atMs - this.lastGoodPollMs > longestUnseenMs)
        this.seenClosedThroughout = false;
      this.lastGoodPollMs = atMs;
      if (believed === 'open') return { outcome: 'opened', reason: 'door_seen_open', pulsed: true };
      const closed = latest === 'closed' && believed === 'closed';
      if (closed && this.seenClosedThroughout && sincePulseMs >= this.confirmationMs) {
        return { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true };
      }
    } else {
      this.lastMiss = result;
    }
    return sincePulseMs >= this.confirmationMs + this.extraMs ? this.unknown() : null;
  }

  private unknown(): OpenResult {
    const reason = this.lastMiss === 'lost' ? 'transport_lost' : 'board_silent_after_pulse';
    return { outcome: 'unknown', reason, pulsed: true };
  }
}
