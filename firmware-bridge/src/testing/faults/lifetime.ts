import type { Clock } from '../../boards/testing/clock.js';
import type { Time } from '../../time.js';

/** The time of one start of the bridge: when it dies, nothing happens any more that it has waited for. */
export class Lifetime implements Time {
  /** Resolves when it dies. */
  readonly over: Promise<void>;
  private isOver = false;
  private end: () => void = () => undefined;

  constructor(private readonly clock: Clock) {
    this.over = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  get lasts(): boolean {
    return !this.isOver;
  }

  monotonicMs(): number {
    return this.clock.monotonicMs();
  }

  schedule(afterMs: number, action: () => void): () => void {
    return this.clock.schedule(afterMs, () => {
      if (!this.isOver) action();
    });
  }

  /** What comes of the promise, if it comes in this life; nobody is left to hear of it otherwise. */
  async within<Value>(promise: Promise<Value>): Promise<Value> {
    try {
      const value = await promise;
      if (!this.isOver) return value;
    } catch (error) {
      if (!this.isOver) throw error;
    }
    return new Promise<never>(() => undefined);
  }

  die(): void {
    this.isOver = true;
    this.end();
  }
}
