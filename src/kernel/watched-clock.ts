import type { Clock } from './clock.js';
import { liesAhead } from './moments.js';

/** The clock was set back: it was at `newest`, and is at `now`. */
export interface SetBack {
  readonly newest: Date;
  readonly now: Date;
}

/**
 * A clock that stands still when the one behind it was set back, until somebody has seen to what held, and goes on. So whoever asks for the
 * time never finds alive what was over. Steps that are tolerated do not add up: they are measured from the newest time that was seen.
 */
export class WatchedClock implements Clock {
  private newest = new Date(0);

  constructor(readonly behind: Clock) {}

  now(): Date {
    const now = this.behind.now();
    if (liesAhead(this.newest, now)) return this.newest;
    this.sawUntil(now);
    return now;
  }

  /** That it was seen to be that late, before this process began. */
  sawUntil(time: Date): void {
    if (time > this.newest) this.newest = time;
  }

  /** The newest time that was seen. */
  get seenUntil(): Date {
    return this.newest;
  }

  /** Undefined while the clock goes forward, or back by no more than is tolerated. */
  setBack(): SetBack | undefined {
    const now = this.behind.now();
    return liesAhead(this.newest, now) ? { newest: this.newest, now } : undefined;
  }

  /** What held is seen to: from now on it is that time. */
  goOnFrom({ now }: SetBack): void {
    this.newest = now;
  }
}
