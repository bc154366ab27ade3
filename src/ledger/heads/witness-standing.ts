import type { SignedHead } from './signed-head.js';
import type { Witness } from './witness.js';

/** What one witness outside has taken, and since when it is owed something; after a start it is told the newest head once more. */
export class WitnessStanding {
  private takenSequence = 0;
  private triedAt: Date | undefined;
  private owedSince: Date | undefined;

  constructor(private readonly witness: Witness) {}

  /** Since when it has not taken what it was sent; undefined while it has. */
  get behindSince(): Date | undefined {
    return this.owedSince;
  }

  /** @throws WitnessRefusal */
  async tell(newest: SignedHead, at: Date): Promise<void> {
    if (newest.sequence <= this.takenSequence) return;
    if (this.isResting(at)) return;
    this.triedAt = at;
    try {
      await this.witness.take(newest);
    } catch (error) {
      this.owedSince = earlierOf(this.owedSince, at);
      throw error;
    }
    this.takenSequence = newest.sequence;
    this.owedSince = undefined;
  }

  /** A try that lies ahead was made by a clock that was wrong: no rest follows from it. */
  private isResting(at: Date): boolean {
    if (this.triedAt === undefined) return false;
    const agoMs = at.getTime() - this.triedAt.getTime();
    return agoMs >= 0 && agoMs < this.witness.restMs;
  }
}

/** Since when something lasts. A clock that was ahead when it began must not put off the alarm. */
export function earlierOf(since: Date | undefined, at: Date): Date {
  return since === undefined || since > at ? at : since;
}
