import { until } from '../../testing/until.js';
import type { Time } from '../../time.js';
import { longestLookMs } from '../contact-loop.js';

/** Time for contacts behind real files and processes: its clock stands still until it is moved, and the next look comes soon. */
export class LookTime implements Time {
  private nowMs = 1_000;
  /** Looks that have ended. */
  private looks = 0;

  monotonicMs(): number {
    return this.nowMs;
  }

  /** A look has all the time it needs: how long one takes on a busy machine is no matter of these tests. */
  schedule(afterMs: number, action: () => void): () => void {
    if (afterMs === longestLookMs) return () => undefined;
    this.looks += 1;
    const timer = setTimeout(action, 1);
    return () => {
      clearTimeout(timer);
    };
  }

  move(ms: number): void {
    this.nowMs += ms;
  }

  /** Waits until a look that began after now has ended; of one loop only. */
  async look(): Promise<void> {
    const before = this.looks;
    // The one that is under way may have looked already.
    await until('there was another look', () => this.looks >= before + 2);
  }
}
