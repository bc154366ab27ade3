import type { Time } from '../../time.js';

/** Counts the time in which nothing is wrong with a line and nothing is opened on it, so that it has only its doors to look at. */
export class FreeTime {
  private holders = 0;
  private countedMs = 0;
  private freeSinceMs: number;

  constructor(private readonly time: Pick<Time, 'monotonicMs'>) {
    this.freeSinceMs = time.monotonicMs();
  }

  get isFree(): boolean {
    return this.holders === 0;
  }

  /** How much there has been of it. */
  get ms(): number {
    return this.isFree ? this.countedMs + this.time.monotonicMs() - this.freeSinceMs : this.countedMs;
  }

  hold(): void {
    this.countedMs = this.ms;
    this.holders += 1;
  }

  letGo(): void {
    this.holders -= 1;
    if (this.isFree) this.freeSinceMs = this.time.monotonicMs();
  }
}
